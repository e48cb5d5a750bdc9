import type { Act, Policy } from "../model.ts";

/**
 * A meeting held slowly and obviously, as a clerk would hold it on paper: cards in a row, put in, taken out and exchanged by hand;
 * time counted by walking through all that happened. For tests: it shares nothing with the list but the words of the acts.
 */
export class Simulation {
  /** Cards in the row, each in a pocket that remembers by which it was put there. */
  private row: { key: string; card: number }[] = [];
  private readonly party = new Map<number, string>();
  private readonly reply = new Map<number, number>();
  private readonly heldBack = new Set<string>();
  private readonly gone: number[] = [];
  /** Cards of parties that speak for a group. */
  private readonly forGroup = new Set<number>();
  private readonly asked = new Map<number, number>();
  private calledAt = 0;
  private open = true;
  private suspended = false;
  private point = false;
  private readonly ticks: { at: number; running: boolean }[] = [];
  speaking: number | null = null;

  /** Holds a meeting; `refused` where its last act is not possible. */
  static of(policy: Policy, acts: readonly Act[]): Simulation | "refused" {
    const standing: Act[] = [];
    for (const act of acts) {
      if (act.act !== "undo") standing.push(act);
      else if (!standing.pop()) return "refused";
    }
    const meeting = new Simulation();
    for (const act of standing) if (!meeting.happens(policy, act)) return "refused";
    return meeting;
  }

  line(): readonly number[] {
    return this.row.map(({ card }) => card).filter((card) => !this.heldBack.has(this.party.get(card) ?? ""));
  }

  /** Milliseconds in which the clock ran, whoever spoke. */
  spokenUntil(now: number): number {
    let sum = 0;
    this.ticks.forEach(({ at, running }, index) => {
      if (running) sum += (this.ticks[index + 1]?.at ?? now) - at;
    });
    return sum;
  }

  private happens(policy: Policy, act: Act): boolean {
    if (this.suspended && ["call", "finish", "absent", "point-of-order", "rule"].includes(act.act))
      return false;
    const holds = this.does(policy, act);
    if (holds)
      this.ticks.push({
        at: act.at,
        running: this.speaking !== null && !this.point && !this.suspended,
      });
    return holds;
  }

  private does(policy: Policy, act: Act): boolean {
    switch (act.act) {
      case "inscribe":
        if (!this.open) return false;
        if (policy.order === "window" && policy.opens !== undefined && act.at < policy.opens) return false;
        if (act.onBehalfOf?.members.includes(act.party)) return false;
        for (const card of [...this.row.map((one) => one.card), this.speaking ?? 0])
          if (
            this.party.get(card) === act.party &&
            !this.reply.has(card) &&
            this.forGroup.has(card) === (act.onBehalfOf !== null)
          )
            return false;
        this.party.set(act.number, act.party);
        if (act.onBehalfOf) this.forGroup.add(act.number);
        this.putIn(pocket(policy, act), act.number);
        return true;
      case "ask-reply": {
        if (act.to !== null && (this.reply.has(act.to) || !this.party.has(act.to))) return false;
        if (act.to !== null && this.party.get(act.to) === act.party) return false;
        const had = [...this.reply.keys()].filter(
          (card) => this.party.get(card) === act.party && !this.gone.includes(card),
        ).length;
        if (had === 2) return false;
        this.party.set(act.number, act.party);
        this.reply.set(act.number, had + 1);
        this.putIn(`3 ${had + 1} ${digits(act.number)}`, act.number);
        return true;
      }
      case "withdraw":
        if (this.speaking === act.entry) {
          this.speaking = null;
          this.point = false;
        } else if (!this.takeOut(act.entry)) return false;
        this.gone.push(act.entry);
        return true;
      case "swap": {
        const [a, b] = act.entries.map((card) => this.row.find((one) => one.card === card));
        if (!a || !b || a === b || this.reply.has(a.card) !== this.reply.has(b.card)) return false;
        [a.card, b.card] = [b.card, a.card];
        const [x, y] = act.entries;
        if (this.asked.get(x) === y) this.asked.delete(x);
        if (this.asked.get(y) === x) this.asked.delete(y);
        return true;
      }
      case "ask-swap": {
        const both = [act.entry, act.other].filter((card) => this.row.some((one) => one.card === card));
        if (both.length < 2 || act.entry === act.other) return false;
        if (this.reply.has(act.entry) !== this.reply.has(act.other)) return false;
        this.asked.set(act.entry, act.other);
        return true;
      }
      case "decline-swap":
        return this.asked.delete(act.entry);
      case "move": {
        const { entry, after } = act;
        const behind = this.row.find(({ card }) => card === after);
        if (!this.row.some(({ card }) => card === entry) || entry === after) return false;
        if (after !== null && (!behind || this.reply.has(entry) !== this.reply.has(after))) return false;
        this.takeOut(entry);
        const front = this.reply.has(entry) ? "3 0" : "";
        const at = behind ? this.row.indexOf(behind) + 1 : this.row.findIndex(({ key }) => key >= front);
        this.row.splice(at < 0 ? this.row.length : at, 0, { key: behind?.key ?? front, card: entry });
        return true;
      }
      case "call": {
        const next = act.entry ?? this.line()[0];
        if (this.point || next === undefined || !this.row.some(({ card }) => card === next)) return false;
        if (this.heldBack.has(this.party.get(next) ?? "")) return false;
        this.takeOut(next);
        this.speaking = next;
        this.calledAt = this.ticks.length;
        return true;
      }
      case "finish":
        if (this.speaking === null) return false;
        this.speaking = null;
        this.point = false;
        return true;
      case "absent": {
        if (this.speaking === act.entry) {
          // Nobody was there: the clock ran for nothing.
          for (const tick of this.ticks.slice(this.calledAt)) tick.running = false;
          this.speaking = null;
          this.point = false;
        } else if (!this.takeOut(act.entry)) return false;
        const nth = this.reply.get(act.entry);
        this.putIn(
          nth === undefined ? `2 ${digits(act.number)}` : `3 ${nth + 2} ${digits(act.number)}`,
          act.entry,
        );
        return true;
      }
      case "point-of-order":
        if (this.point) return false;
        this.point = true;
        return true;
      case "rule":
        if (!this.point) return false;
        this.point = false;
        return true;
      case "limit":
        return true;
      case "close-list":
      case "open-list":
        if (this.open === (act.act === "open-list")) return false;
        this.open = !this.open;
        return true;
      case "suspend":
      case "resume":
        if (this.suspended === (act.act === "suspend")) return false;
        this.suspended = !this.suspended;
        return true;
      case "hold":
        if (this.heldBack.has(act.party)) return false;
        this.heldBack.add(act.party);
        return true;
      case "restore":
        return this.heldBack.delete(act.party);
      case "undo":
        return false;
    }
  }

  private putIn(key: string, card: number): void {
    const at = this.row.findIndex((one) => one.key > key);
    this.row.splice(at < 0 ? this.row.length : at, 0, { key, card });
  }

  private takeOut(card: number): boolean {
    const at = this.row.findIndex((one) => one.card === card);
    if (at < 0) return false;
    this.row.splice(at, 1);
    return true;
  }
}

function digits(number: number): string {
  return String(number).padStart(9, "0");
}

/** By what a card is put in: a text, so that pockets follow each other as words do in a dictionary. */
function pocket(policy: Policy, act: Act & { act: "inscribe" }): string {
  const asked = digits(act.number);
  if (policy.order === "window" && act.at > policy.closes) return `1 ${asked}`;
  const first = policy.groupsFirst && !act.onBehalfOf ? "0 b" : "0 a";
  if (policy.order === "inscription") return `${first} ${asked}`;
  if (policy.order === "bands") {
    const { level } = act.speaker;
    if (level.startsWith("head-of-")) return `${first} a ${asked}`;
    return level === "representative" ? `${first} c ${asked}` : `${first} b ${asked}`;
  }
  const name = act.english.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase();
  return `${first} ${(name[0] ?? "") >= policy.letter ? 0 : 1} ${name.padEnd(40)} ${asked}`;
}
