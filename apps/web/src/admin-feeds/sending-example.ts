/** A dossier's first event as a feed of the unit would send it; it has a deadline where the procedure is known. */
export function exampleEvent(unit: string, procedure: string, id: string, time: string) {
  return {
    specversion: "1.0",
    id,
    source: `/units/${unit}`,
    type: "vn.motcua.dossier.received",
    subject: `${unit}-${id}`,
    time,
    data: { procedure, channel: "counter" },
  };
}

/** Three lines for a shell: whoever pastes them has sent one event. */
export function sendingExample(origin: string, token: string, event: ReturnType<typeof exampleEvent>): string {
  // Codes have no quote in them, and neither has anything else of the example.
  return [
    `curl ${origin}/api/v1/events \\`,
    `  -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/cloudevents+json' \\`,
    `  -d '${JSON.stringify(event)}'`,
  ].join("\n");
}
