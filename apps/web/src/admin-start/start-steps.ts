/** What has to be there before a first event stands on the wall, in this order. */
const START_STEPS = ["units", "calendar", "procedures", "feed", "event"] as const;
export type StartStep = (typeof START_STEPS)[number];

/** What the server tells of an installation; undefined: not known yet. */
export interface Installation {
  readonly units: number | undefined;
  /** Whether the days off of the present year are known, Tết with them. */
  readonly yearIsKnown: boolean | undefined;
  readonly procedures: number | undefined;
  readonly feeds: number | undefined;
  readonly heard: boolean | undefined;
}

export interface StepState {
  readonly step: StartStep;
  readonly done: boolean;
  /** The first that is not done: what to do now. */
  readonly next: boolean;
}

/** The steps with what is done; undefined until everything is known, so that no step is shown as missing that is not. */
export function stepsOf(installation: Installation): StepState[] | undefined {
  const { units, yearIsKnown, procedures, feeds, heard } = installation;
  if (
    units === undefined ||
    yearIsKnown === undefined ||
    procedures === undefined ||
    feeds === undefined ||
    heard === undefined
  ) {
    return undefined;
  }
  const done: Readonly<Record<StartStep, boolean>> = {
    units: units > 0,
    calendar: yearIsKnown,
    procedures: procedures > 0,
    feed: feeds > 0,
    event: heard,
  };
  const next = START_STEPS.find((step) => !done[step]);
  return START_STEPS.map((step) => ({ step, done: done[step], next: step === next }));
}
