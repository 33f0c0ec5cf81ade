import { LEAST_PASSWORD } from "@ioc/protocol/session.ts";
import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/** Of 0 to 4: "safely unguessable" by somebody who tries at our door, more than 10⁸ guesses. */
const LEAST_SCORE = 3;
/** What is longer is judged by its beginning: the estimate takes time, and so much of it is enough. */
const JUDGED_CHARACTERS = 72;
/** What has to be left of a password without the words that belong to its owner or to this place. */
const LEAST_OWN_CHARACTERS = 8;
/** Words that everybody tries here (ASVS 5.0, 6.1.2). */
const WORDS_OF_THE_PLACE = ["motcua", "mot cua", "hanhchinh", "hanh chinh", "matkhau", "mat khau", "vietnam"];

/** Loaded when it is first asked for: its dictionary of common passwords takes a while, and memory. */
let estimator: Promise<ZxcvbnFactory> | undefined;

/**
 * What is wrong with a password that somebody chose, or undefined: whether it is one of those that are tried first – the
 * 49,000 most common ones, what is made of them by capitals, digits, repetition or turning round, walks over the keyboard –
 * or is made of the person's own name.
 */
export async function passwordFault(password: string, ...ownWords: readonly string[]): Promise<string | undefined> {
  const words = [...WORDS_OF_THE_PLACE, ...ownWords, ...ownWords.flatMap((word) => word.split(/[\s._-]+/))];
  const known = words.map(folded).filter((word) => word.length > 2);
  let own = folded(password);
  for (const word of known) own = own.replaceAll(word, "");
  const isGuessable =
    own.length < LEAST_OWN_CHARACTERS ||
    /^[\d\W_]+$/u.test(folded(password)) ||
    (await scoreOf(password, known)) < LEAST_SCORE;
  return isGuessable
    ? `is one of those that are tried first; several words that do not belong together, at least ${LEAST_PASSWORD} characters, are better`
    : undefined;
}

async function scoreOf(password: string, words: string[]): Promise<number> {
  estimator ??= loadEstimator();
  return (await estimator).check(password.slice(0, JUDGED_CHARACTERS), words).score;
}

async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [core, { dictionary, adjacencyGraphs }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new core.ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}

/** Without capitals and the marks of Vietnamese letters, as names stand in passwords. */
function folded(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
}
