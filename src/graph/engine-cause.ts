/**
 * What an engine said, fit for a log: its code and its words, without the values that it quotes. Engines print
 * property values in their messages, and those may be personal.
 */
export function engineCause(code: unknown, message: unknown): Error {
  const words = String(message)
    .replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/gs, '…')
    .replace(/(?<![\w-])-?\d[\d.]*(?:e[+-]?\d+)?(?![\w-])/gi, '…')
    .slice(0, 500);
  const said = code === undefined || code === '' ? words : `${String(code)}: ${words}`;
  return Object.assign(new Error(said), { name: 'EngineError' });
}
