/** The entry of the single-file Profile: both scripts in one, so that what they share stands in it once. */
import "./more.ts";
import "./profile.ts";
