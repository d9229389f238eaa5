// Runs checks one after the other, prints a line for each, and counts what came of them.

/** A check that takes longer has failed. */
const PATIENCE = 20_000;

const counts = { pass: 0, fail: 0, note: 0 };

/** Runs one check. What it throws makes it fail; where the specification only allows something, that is a note. */
export async function check(level, name, work) {
  const clock = deadline(name);
  const failure = await Promise.race([attempt(work), clock.over]);
  clock.stop();
  const outcome = failure === null ? 'pass' : level === 'MAY' ? 'note' : 'fail';
  counts[outcome] += 1;
  console.log([outcome.padEnd(4), level.padEnd(6), name].join('  ') + (failure ? `: ${failure}` : ''));
}

/** Throws with the message unless the condition holds. */
export function ensure(condition, message) {
  if (!condition) throw new Error(message);
}

/** Prints the summary; true where nothing failed. */
export function summary() {
  console.log(`\n${counts.pass} passed, ${counts.fail} failed, ${counts.note} optional left out`);
  return counts.fail === 0;
}

async function attempt(work) {
  try {
    await work();
    return null;
  } catch (cause) {
    return cause?.message ?? String(cause);
  }
}

function deadline(name) {
  let timer;
  const over = new Promise((resolve) => {
    timer = setTimeout(() => resolve(`${name} did not end within ${PATIENCE / 1000} s`), PATIENCE);
  });
  return { over, stop: () => clearTimeout(timer) };
}

/** What is iterated over, asked for its first result at once: an iterator subscribes only when it is asked. */
export function begun(results) {
  let first = results.next();
  return {
    next() {
      const next = first ?? results.next();
      first = null;
      return next;
    },
    return: () => results.return(),
  };
}
