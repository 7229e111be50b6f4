/** The entry of the single-file Workbench: every script in one, so that what they share stands in it once. */
import "./whole-page.ts";
import "./office/office.ts";
import "./more.ts";
import "./policy/screens.ts";
import "./programme/screens.ts";
import "../../impact/screens.ts";
import "./workbench.ts";
