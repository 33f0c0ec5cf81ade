import { describe, expect, test } from "vitest";
import {
  DIRECTIVE_ACTIONS,
  DIRECTIVE_STATES,
  type DirectiveAction,
  type DirectiveState,
  type DirectiveStep,
  SIDE_OF,
  stepOf,
  stepsOpenTo,
} from "./directive-step.ts";

const moved = (state: DirectiveState): DirectiveStep => ({ kind: "moved", state });
const repeated = (state: DirectiveState): DirectiveStep => ({ kind: "repeated", state });
const order: DirectiveStep = { kind: "conflict", why: "order" };
const uncommented: DirectiveStep = { kind: "conflict", why: "uncommented" };

/** Every state × action, with a comment and without. A new state or action does not compile until it stands here. */
const TABLE: Record<DirectiveState, Record<DirectiveAction, readonly [bare: DirectiveStep, said: DirectiveStep]>> = {
  sent: {
    seen: [moved("seen"), moved("seen")],
    accept: [moved("accepted"), moved("accepted")],
    report: [order, order],
    close: [uncommented, moved("closed")],
    return: [order, order],
  },
  seen: {
    seen: [repeated("seen"), repeated("seen")],
    accept: [moved("accepted"), moved("accepted")],
    report: [order, order],
    close: [uncommented, moved("closed")],
    return: [order, order],
  },
  accepted: {
    seen: [repeated("accepted"), repeated("accepted")],
    accept: [repeated("accepted"), repeated("accepted")],
    report: [moved("reported"), moved("reported")],
    close: [uncommented, moved("closed")],
    return: [order, order],
  },
  reported: {
    seen: [repeated("reported"), repeated("reported")],
    accept: [order, order],
    report: [repeated("reported"), repeated("reported")],
    close: [moved("closed"), moved("closed")],
    return: [moved("accepted"), moved("accepted")],
  },
  closed: {
    seen: [order, order],
    accept: [order, order],
    report: [order, order],
    close: [repeated("closed"), repeated("closed")],
    return: [order, order],
  },
};

describe.each(DIRECTIVE_STATES)("DIR-1 DIR-2 DIR-3 DIR-4 from %s", (state) => {
  test.each(DIRECTIVE_ACTIONS)("%s", (action) => {
    expect([stepOf(state, action, false), stepOf(state, action, true)]).toEqual(TABLE[state][action]);
  });
});

test("DIR-1 the straight way leads from sent to closed, each step once", () => {
  let state: DirectiveState = "sent";
  for (const action of ["seen", "accept", "report", "return", "report", "close"] as const) {
    const step = stepOf(state, action, false);
    expect(step.kind).toBe("moved");
    if (step.kind === "moved") state = step.state;
  }
  expect(state).toBe("closed");
});

test("DIR-4 nothing leads out of closed", () => {
  for (const action of DIRECTIVE_ACTIONS) expect(stepOf("closed", action, true)).not.toMatchObject({ kind: "moved" });
});

test("DIR-5 up to the report it is the unit's turn, to close and to return it the sender's", () => {
  expect(SIDE_OF).toEqual({ seen: "unit", accept: "unit", report: "unit", close: "sender", return: "sender" });
});

test("DIR-1 DIR-5 what is open to a side are its steps that lead on", () => {
  const open = (unit: boolean, sender: boolean): string[] =>
    DIRECTIVE_STATES.map((state) => stepsOpenTo(state, { unit, sender }).join(" "));
  expect(open(true, false)).toEqual(["seen accept", "accept", "report", "", ""]);
  expect(open(false, true)).toEqual(["close", "close", "close", "close return", ""]);
  expect(open(true, true)[0]).toBe("seen accept close");
  expect(open(false, false)).toEqual(["", "", "", "", ""]);
});
