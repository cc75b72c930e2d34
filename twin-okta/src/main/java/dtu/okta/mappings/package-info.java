/**
 * Okta's Profile Mappings API: how attributes of people become attributes of app users, and the other way round.
 *
 * <p>Start with {@link dtu.okta.mappings.ProfileMappings}. Every app has two mappings with each user type; those
 * towards an app say what it knows of its users, and so what is pushed to the service behind it.
 *
 * <p>What surprises people, and is therefore tested: lists leave the properties out; a property that is null goes, one
 * that is not named stays, and one that the target does not have is refused, as is an expression that is none.
 *
 * <p>Simplified: nothing is imported, so mappings towards people are kept and change nobody.
 */
@NullMarked
package dtu.okta.mappings;

import org.jspecify.annotations.NullMarked;
