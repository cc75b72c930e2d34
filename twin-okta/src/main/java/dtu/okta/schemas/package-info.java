/**
 * Okta's Schemas API: which attributes the profiles of people, groups and app users have.
 *
 * <p>Start with {@link dtu.okta.schemas.Schemas}, the route table. {@code Definitions} judges what an administrator
 * defines; {@link dtu.okta.schemas.Judgement} judges values by it.
 *
 * <p>What surprises people, and is therefore tested: what a request does not name stays, and null removes, also from
 * the profiles that had it; {@code unique} is shown as a text; of Okta's own attributes next to nothing can be changed.
 */
@NullMarked
package dtu.okta.schemas;

import org.jspecify.annotations.NullMarked;
