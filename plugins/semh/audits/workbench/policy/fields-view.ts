/** The school's details as fields: each is typed once and used by every policy. */
import { html, nothing } from "lit-html";
import { schoolDetails } from "../../../site/mine/names.ts";
import { type App, TEXT_WAIT } from "../app.ts";
import { withField } from "../policy.ts";
import { areaField, dayField, lineField } from "../view-fields.ts";
import { fileButtons, heading, routeLink, type View } from "../view-parts.ts";
import { counted, upperFirst } from "../words.ts";
import { fieldOf, type Given, SCHOOL_NAME, typedValue } from "./given.ts";
import type { Field } from "./template.ts";

/** The screen with all fields, in the groups that the templates give them. */
export function detailsView(app: App, given: Given): View {
  const { fields } = given.policies;
  const groups = [...new Set(fields.map((field) => field.group))];
  return html`
    <p>${routeLink({ page: "policy", record: given.record.record_id }, "All policies", "back")}</p>
    ${heading("Your school’s details", given.record.name)} ${fileButtons(app)}
    <p id="details-count"><strong>${countFilled(given)}</strong> Each is typed once and stands in every policy that needs it. What is empty stays visible in the text, in square brackets.</p>
    <p class="hint">Names of adults who hold a role belong here. Write no pupil’s name.</p>
    ${takeOver(app, given)}
    ${groups.map(
      (group) => html`<section aria-labelledby=${`group-${slugOf(group)}`}>
        <h2 id=${`group-${slugOf(group)}`}>${group}</h2>
        ${fields.filter((field) => field.group === group).map((field) => fieldView(app, given, field))}
      </section>`,
    )}
    <nav class="onwards" aria-label="Policies">
      <p>${routeLink({ page: "policy", record: given.record.record_id }, "All policies", "button main")}</p>
    </nav>
  `;
}

/** What was typed on the page "My school's details", offered for the fields that are still empty. */
function takeOver(app: App, given: Given): View {
  const typed = schoolDetails(app.page.storage_key);
  const open = given.policies.fields.filter((field) => typed[field.id] && typedValue(given, field.id) === "");
  if (open.length === 0) return nothing;
  const take = () => {
    for (const { id } of open) {
      if (id === SCHOOL_NAME) app.nameSchool(typed[id] ?? "");
      else app.editPolicy(given.record.record_id, (record, at) => withField(record, id, typed[id] ?? "", at));
    }
    app.tell(`Taken from My school’s details: ${counted(open.length, "detail")}. Read them here before you go on.`);
  };
  return html`<p class="buttons"><button type="button" id="take-details" @click=${take}>Take ${counted(open.length, "detail")} from My school’s details</button></p>`;
}

/** The fields with these ids, for the screen of one section. */
export function fieldViews(app: App, given: Given, ids: readonly string[]): View[] {
  return ids.flatMap((id) => {
    const field = fieldOf(given.policies, id);
    return field ? [fieldView(app, given, field)] : [];
  });
}

/** `12 of 67 filled in.` */
export function countFilled(given: Given): string {
  const filled = given.policies.fields.filter((field) => typedValue(given, field.id) !== "").length;
  return `${filled} of ${given.policies.fields.length} filled in.`;
}

function fieldView(app: App, given: Given, field: Field): View {
  const id = given.record.record_id;
  const change = (value: string) => {
    if (field.id === SCHOOL_NAME) app.nameSchool(value);
    else
      app.editPolicy(id, (record, at) => withField(record, field.id, value, at), field.kind === "date" ? 0 : TEXT_WAIT);
  };
  const value = field.id === SCHOOL_NAME ? given.school : (given.record.fields.get(field.id) ?? "");
  const hint = field.hint ?? (field.kind === "contact" ? "A telephone number or an e-mail address." : "");
  const shared = { id: `field-${field.id}`, label: upperFirst(field.label), hint, value, change };
  if (field.kind === "date") return dayField(shared);
  return field.kind === "long" ? areaField(shared, 3) : lineField(shared);
}

function slugOf(group: string): string {
  return group.toLowerCase().replace(/[^a-z]+/g, "-");
}
