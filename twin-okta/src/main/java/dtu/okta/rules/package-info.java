/**
 * Okta's group rules: conditions that put people into groups, and take them out again.
 *
 * <p>Start with {@link dtu.okta.rules.GroupRules}, the route table. {@link dtu.okta.rules.GroupRule} is what a rule is,
 * {@link dtu.okta.rules.Evaluation} what it does to people.
 *
 * <p>What surprises people, and is therefore tested: a rule works by itself a moment after it was activated or somebody
 * changed, not within the request; somebody who is taken out of a rule's group by hand is excluded from the rule for
 * good; a rule whose group is deleted is invalid; deactivating a rule leaves everybody where they are.
 */
@NullMarked
package dtu.okta.rules;

import org.jspecify.annotations.NullMarked;
