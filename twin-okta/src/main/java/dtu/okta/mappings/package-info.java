/**
 * Okta's Profile Mappings API: how attributes of people become attributes of app users, and the other way round.
 *
 * <p>Start with {@link dtu.okta.mappings.ProfileMappings}. Every app has two mappings with the default user type from
 * the day it is made.
 *
 * <p>What surprises people, and is therefore tested: lists leave the properties out; a property that is null goes, one
 * that is not named stays, and one that the target does not have is refused.
 *
 * <p>Simplified: mappings are kept and push nothing.
 */
@NullMarked
package dtu.okta.mappings;

import org.jspecify.annotations.NullMarked;
