/**
 * What contract tests share that let a person use a real browser.
 *
 * <p>Start with {@link dtu.contracts.browser.Browser}. Vendors' libraries insist on TLS, or on the vendor's own host
 * name: {@link dtu.contracts.browser.SecureDoor} is what they find there.
 */
@NullMarked
package dtu.contracts.browser;

import org.jspecify.annotations.NullMarked;
