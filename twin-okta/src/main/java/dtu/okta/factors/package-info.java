/**
 * What people have enrolled to prove themselves with besides a password, and Okta's Factors API over it.
 *
 * <p>Start with {@link dtu.okta.factors.Factors}, the route table. {@code Factor} is what somebody has enrolled,
 * {@code Proof} what Okta knows of it, {@code Enrollment} how it begins and {@code Verification} how an answer is
 * judged; the Authentication API uses the same two.
 *
 * <p>What surprises people: a code of an authenticator app is good once; a message with a code is sent at most every 30
 * seconds; a phone number stays on file when its factor goes, unless the client asks otherwise; five wrong answers in a
 * row lock the account. Messages with codes are in the universe's mail unless a telephony hook takes them; what a
 * person does with Okta Verify on a phone is an operation of the control plane, {@link dtu.okta.factors.OktaVerify}.
 * Factors of RSA, Symantec, Duo and U2F cannot be enrolled: what stands behind them is not in the universe.
 */
@NullMarked
package dtu.okta.factors;

import org.jspecify.annotations.NullMarked;
