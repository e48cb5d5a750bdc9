const encoder = new TextEncoder();

export interface LiveEvent {
  /** Left out, the event is the ordinary one. */
  readonly event?: string;
  /** What a browser sends back as Last-Event-ID when it comes again. */
  readonly id?: number;
  /** Milliseconds after which a browser whose line was lost comes again. */
  readonly retry?: number;
  readonly data: unknown;
}

/** A server-sent event as it goes over the line (HTML, section 9.2.6). Data are JSON, which has no line feeds of its own. */
export function eventBytes({ event, id, retry, data }: LiveEvent): Uint8Array {
  const lines = [
    ...(event === undefined ? [] : [`event: ${event}`]),
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(retry === undefined ? [] : [`retry: ${retry}`]),
    `data: ${JSON.stringify(data)}`,
  ];
  return encoder.encode(`${lines.join("\n")}\n\n`);
}
