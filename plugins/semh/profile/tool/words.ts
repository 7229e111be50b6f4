/** Days in words. */

/** `24 Nov 2026` */
export function dayOf(day: string | null): string {
  if (day === null || day === "") return "";
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return `${date} ${["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]} ${year}`;
}
