/** The hour and minute on the clocks of a time zone. */
const formats = new Map<string, Intl.DateTimeFormat>();

export function clockIn(at: number, timeZone: string): { readonly hour: number; readonly minute: number } {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    formats.set(timeZone, format);
  }
  const [hour = '0', minute = '0'] = format.format(at).split(':');
  return { hour: Number(hour), minute: Number(minute) };
}
