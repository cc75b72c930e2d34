/**
 * A Spring Boot application with Okta's own starter, and a person with a real browser.
 *
 * <p>Start with {@link dtu.contracts.oktaspring.SpringSignInTest}. {@code Site} is the application, as the starter's
 * guide has it; {@code Browser} is Chromium, driven by Selenium. Where the machine has no Chromium or no driver for it,
 * the test skips and says so. {@code VerifierTest} is a service that checks tokens with Okta's library for that.
 */
@NullMarked
package dtu.contracts.oktaspring;

import org.jspecify.annotations.NullMarked;
