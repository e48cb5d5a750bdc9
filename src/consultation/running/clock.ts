import type { Problem } from "../../kernel/problem.ts";
import type { ConsultationService } from "./service.ts";

/** How often the clock looks whether reminders are due, in milliseconds. They are due by the day, so a quarter of an hour is soon. */
const lookEvery = 15 * 60_000;

export interface ReminderClock {
  /** Waits for the look that is under way. */
  stop(): Promise<void>;
}

/** Looks now and then, until it is stopped, for reminders that are due. A look that fails is told, and the next is taken all the same. */
export function startReminders(
  consultations: Pick<ConsultationService, "remindDue">,
  told: {
    readonly onProblems?: (problems: readonly Problem[]) => void;
    readonly onFault?: (error: unknown) => void;
    readonly every?: number;
  } = {},
): ReminderClock {
  let looking: Promise<void> = Promise.resolve();
  const look = async () => {
    try {
      const { problems } = await consultations.remindDue({ kind: "system" });
      if (problems.length > 0) told.onProblems?.(problems);
    } catch (error) {
      told.onFault?.(error);
    }
  };
  // One after the other: a look that takes long is not begun a second time.
  const turn = () => {
    looking = looking.then(look);
  };
  turn();
  const timer = setInterval(turn, told.every ?? lookEvery);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return looking;
    },
  };
}
