package dtu.contracts.oktaspring;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The smallest application that Okta's starter protects: it shows its visitors what Okta says of them. */
@SpringBootApplication
@RestController
class Site {
    @GetMapping("/")
    Map<String, String> claims(@AuthenticationPrincipal OidcUser visitor) {
        var claims = new TreeMap<String, String>();
        visitor.getClaims().forEach((name, value) -> claims.put(name, String.valueOf(value)));
        return claims;
    }
}
