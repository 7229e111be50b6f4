/** Parts of the tool that are loaded when they are first needed, so that the page opens fast on a slow computer. */

/** Run `name` beside the page unless it has run; the single-file Workbench holds it already. A failed try can be repeated. */
export function loadScript<T>(name: string, found: () => T | undefined): Promise<T> {
  const there = found();
  if (there !== undefined) return Promise.resolve(there);
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = name;
    script.onload = () => {
      const now = found();
      if (now === undefined) failed(new Error(`${name} is empty`));
      else done(now);
    };
    script.onerror = () => {
      script.remove();
      failed(new Error(`${name} did not load`));
    };
    document.body.append(script);
  });
}
