/**
 * Okta's Policies API: who may sign in how, what a password must be like, who enrolls what.
 *
 * <p>Start with {@link dtu.okta.policies.Policies}, the route table, and with {@link dtu.okta.policies.Ruling}, which
 * answers the question that the rest of the twin asks: which policy, and which rule of it, holds for a person now.
 * {@code Checks} compares the conditions; {@code defaults.json} holds what an org has from the beginning.
 *
 * <p>What surprises people, and is therefore tested: the default of each type stands last, can neither be deleted nor
 * switched off, and keeps its name and conditions; its priority is moved by others and never by itself. A policy
 * without rules holds for nobody, and one whose rules do not fit leaves the case to the next. App sign-in policies have
 * no order among themselves and a catch-all rule of priority 99. Resources are mapped to app sign-in policies through
 * the app, not here.
 *
 * <p>Simplified: a sign-in has low risk and an unregistered device; behaviors are kept and never detected; profiles are
 * asked for when people sign up and not later, whatever {@code progressiveProfilingAction} says.
 *
 * @see <a href="https://developer.okta.com/docs/api/openapi/okta-management/management/tags/policy/">Policies</a>
 */
@NullMarked
package dtu.okta.policies;

import org.jspecify.annotations.NullMarked;
