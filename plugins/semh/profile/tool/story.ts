/** The parts of the moving-on page. */
import type { Story } from "./book.ts";

/** The fields in the order of the page; the handout of session 3 has the same. */
export const STORY: readonly (readonly [Exclude<keyof Story, "agreed">, string])[] = [
  ["strengths", "What I am good at, and what I like"],
  ["missed", "What people here would miss about me"],
  ["hard", "What can be hard, and how you might notice"],
  ["helps", "What helps, and what makes it worse"],
  ["people", "Who matters to me, here and at my new school"],
  ["first", "What I want for my first month"],
  ["visits", "Extra visits, and when somebody will ask me how it is going"],
];
