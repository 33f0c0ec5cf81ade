/** What such a program can be asked; called in the program itself. */
export type Answers = Readonly<Record<string, (content: never) => unknown>>;

/** Answers the questions of the benchmark that started this process, and ends with it. */
export function answerParent(answers: Answers): void {
  process.on("message", ({ id, question, content }: { id: number; question: string; content: unknown }) => {
    const answer = answers[question];
    Promise.resolve()
      .then(() => {
        if (answer === undefined) throw new Error(`no answer to ${question}`);
        return answer(content as never);
      })
      .then(
        (value) => process.send?.({ id, answer: value }),
        (error: unknown) => process.send?.({ id, error: error instanceof Error ? error.stack : String(error) }),
      );
  });
  process.on("disconnect", () => process.exit(0));
  // A listener alone did not always keep the program alive until it was first asked.
  process.channel?.ref();
}
