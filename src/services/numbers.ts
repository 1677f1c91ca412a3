/** Gives each object a number of its own, by which keys can name it without holding it. */
export function createNumbers<Item extends object = object>(): (item: Item) => number {
  const numbers = new WeakMap<Item, number>();
  let last = 0;
  return (item) => {
    const known = numbers.get(item);
    if (known !== undefined) return known;
    numbers.set(item, ++last);
    return last;
  };
}
