/** One line of progress, `name=value` after the words, for people and for `grep`. */
export type Report = (words: string, values?: Readonly<Record<string, string | number>>) => void;

export function createReport(write: (line: string) => void): Report {
  return (words, values = {}) => {
    const pairs = Object.entries(values).map(([name, value]) => ` ${name}=${value}`);
    write(`simulator: ${words}${pairs.join("")}\n`);
  };
}
