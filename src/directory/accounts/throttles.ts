import { type Allowance, Limiter } from "../../kernel/limiter.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";

/**
 * How often one may try, each counted for the account and for where the attempt comes from: whoever guesses at one account
 * from many places is slowed down as much as whoever guesses at many from one, and nobody can shut an account's owner out
 * from where they are.
 */
const allowances = {
  /** Passwords at one account from one place, at one account from anywhere, and from one place at any account. */
  "password-here": { burst: 10, perMinute: 1 },
  "password-account": { burst: 60, perMinute: 2 },
  "password-place": { burst: 40, perMinute: 10 },
  "code-place": { burst: 20, perMinute: 5 },
  "reset-account": { burst: 3, perMinute: 1 / 20 },
  "reset-place": { burst: 20, perMinute: 1 },
  /** Keys of links. */
  "link-place": { burst: 20, perMinute: 10 },
  "sso-place": { burst: 30, perMinute: 10 },
  /** Letters with invitations, by who sends them. */
  "invite-person": { burst: 300, perMinute: 20 },
} as const satisfies Record<string, Allowance>;

export type Throttled = keyof typeof allowances;

export interface Throttles {
  /** Counts an attempt. Throws ProblemError `accounts.too-often` (facts: minutes) where there were too many. */
  count(what: Throttled, who: string): void;
  /** The same, told and not thrown. */
  allows(what: Throttled, who: string): boolean;
}

export function makeThrottles(now: () => number): Throttles {
  const limiters = new Map(
    Object.entries(allowances).map(([name, allowance]) => [name, new Limiter(allowance, 20_000)]),
  );
  const take = (what: Throttled, who: string) => limiters.get(what)?.take(who, now()) ?? 0;
  return {
    allows: (what, who) => take(what, who) === 0,
    count: (what, who) => {
      const seconds = take(what, who);
      if (seconds === 0) return;
      const minutes = Math.max(1, Math.ceil(seconds / 60));
      throw new ProblemError(problem("accounts.too-often", { minutes, count: minutes }));
    },
  };
}
