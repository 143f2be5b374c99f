// Asks the server, with the token of the page's own address; and hears each picture as soon as there is one.

const token = location.pathname.split("/")[1];
const headers = {"X-Selvedge-Token": token};
const SILENCE = 15000; // the server says something every few seconds
const PAUSES = [500, 1000, 2000, 4000];

export async function ask(path, parameters) {
  const answer = await fetch(path + "?" + new URLSearchParams(parameters), {headers, cache: "no-store"});
  if (!answer.ok) {
    throw new Error((await answer.text()).trim());
  }
  return answer.json();
}

/** Goes on for ever. `hear(picture)` gets each picture; `tell(connected, why)` what becomes of the connection. */
export async function listen(hear, tell) {
  for (let tries = 0; ; tries++) {
    let why = "";
    try {
      await stream(picture => {
        tries = 0;
        tell(true, "");
        hear(picture);
      });
    } catch (problem) {
      why = problem.refused ? problem.message : "";
    }
    tell(false, why);
    await new Promise(wake => setTimeout(wake, PAUSES[Math.min(tries, PAUSES.length - 1)]));
  }
}

async function stream(hear) {
  const stop = new AbortController();
  let watchdog = setTimeout(() => stop.abort(), SILENCE);
  try {
    const answer = await fetch("/api/live", {headers, cache: "no-store", signal: stop.signal});
    if (!answer.ok) {
      throw Object.assign(new Error((await answer.text()).trim()), {refused: true});
    }
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const {done, value} = await reader.read();
      if (done) {
        return;
      }
      clearTimeout(watchdog);
      watchdog = setTimeout(() => stop.abort(), SILENCE);
      const events = (rest + value).split("\n\n");
      rest = events.pop();
      const pictures = events.filter(event => event.startsWith("data: "));
      if (pictures.length > 0) {
        hear(JSON.parse(pictures.at(-1).slice(6)));
      }
    }
  } finally {
    clearTimeout(watchdog);
  }
}
