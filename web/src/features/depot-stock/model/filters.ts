/** Whether anything but the page and what is opened differs from what a fresh visit shows. */
export function hasChoice<Name extends string>(
  filters: Readonly<Record<Name, string>>,
  defaults: Readonly<Record<Name, string>>,
  ignored: readonly Name[] = [],
): boolean {
  return (Object.keys(defaults) as Name[]).some(
    (name) => !ignored.includes(name) && filters[name] !== defaults[name],
  );
}
