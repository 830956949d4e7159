// Success criteria of WCAG 2.2 by number.

/** Numbers once each, in order; what is no number is left out. */
export const chapters = (found) => [...new Set(found.filter((name) => /^\d\.\d\.\d+$/.test(name ?? "")))].sort(byNumber);

const parts = (chapter) => chapter.split(".").map(Number);

/** The order of WCAG: 1.4.3 before 1.4.12. */
export function byNumber(left, right) {
  const [a, b] = [parts(left), parts(right)];
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
