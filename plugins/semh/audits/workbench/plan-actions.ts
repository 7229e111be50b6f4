/** What a person does with a plan: start one, add what was chosen, add one of their own, remove one. */
import { commit } from "./actions.ts";
import { type App, now } from "./app.ts";
import type { Definition } from "./definition.ts";
import type { AuditRecord } from "./model.ts";
import { newAction, newPlan, type PlanRecord, type StatementLink, withAction, withoutAction } from "./plan.ts";
import { chosenActions, offersFor } from "./proposals.ts";
import { counted } from "./words.ts";

/** Start a plan and open it. */
export async function startPlan(app: App): Promise<void> {
  const plan = newPlan(app.freshName("plan", "SEMH development plan"), now());
  if (await commit(app, [{ record_id: plan.record_id, record: plan }], null)) {
    app.go({ page: "plan", record: plan.record_id });
  }
}

/** Add the ticked suggestions to the plan, with Undo. */
export async function addChosen(app: App, plan: PlanRecord, definition: Definition, audit: AuditRecord): Promise<void> {
  const at = now();
  const actions = chosenActions(definition, offersFor(definition, audit, plan), app.state.picked, at);
  if (actions.length === 0) {
    return app.tell("Nothing is ticked yet, so nothing was added.", "problem");
  }
  const next = actions.reduce((record, action) => withAction(record, action, at), plan);
  const words = `${counted(actions.length, "action")} added to the plan. Open each one to give it a date.`;
  if (!(await commit(app, [{ record_id: plan.record_id, record: next }], words))) return;
  app.state.picked = new Set();
  app.go({ page: "plan", record: plan.record_id });
}

/** Add an empty action and open it to be filled in. */
export async function addOwn(app: App, plan: PlanRecord, links: StatementLink[] = []): Promise<void> {
  const at = now();
  const action = newAction({ links }, at);
  const next = withAction(plan, action, at);
  if (await commit(app, [{ record_id: plan.record_id, record: next }], "An empty action was added.")) {
    app.go({ page: "action", record: plan.record_id, action: action.id });
  }
}

/** Take one action out of the plan, with Undo. */
export async function removeAction(app: App, plan: PlanRecord, id: string): Promise<void> {
  // First away from its screen, which is gone in a moment.
  app.go({ page: "plan", record: plan.record_id });
  const next = withoutAction(plan, id, now());
  await commit(app, [{ record_id: plan.record_id, record: next }], "The action was removed from the plan.");
}
