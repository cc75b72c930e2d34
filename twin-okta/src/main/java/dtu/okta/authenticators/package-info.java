/**
 * What people of an org can prove themselves with, and the switches for it.
 *
 * <p>Start with {@link dtu.okta.authenticators.Authenticator}. The classic switches of {@code /api/v1/org/factors} and
 * the authenticators of Identity Engine are two views of the same rows: switching {@code okta_sms} off is switching the
 * method {@code sms} of the authenticator {@code phone_number} off.
 *
 * <p>A new org offers a password, e-mail, a phone, a security question, Okta Verify and Google Authenticator; a
 * security key is there and switched off. What has to be bought elsewhere can be configured, but nobody can enroll in
 * it.
 */
@NullMarked
package dtu.okta.authenticators;

import org.jspecify.annotations.NullMarked;
