package dtu.okta.factors;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaScope.PUBLIC;
import static dtu.twins.http.Method.GET;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import dtu.okta.OktaCall;
import dtu.okta.OktaPage;
import dtu.okta.OktaRoutes;
import dtu.okta.users.User;
import dtu.twins.Route;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Html;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * The picture that a person photographs with an app to share a secret with it. Browsers load it without any credential,
 * so the address itself is one: it holds a token, and is dead when the enrollment is over.
 */
final class QrCode {
    private static final String PAGE = "/oauth2/v1/activate";
    private static final String TYPE = "image/png";
    private static final String PREFIX = "20111";
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
    private static final int TOKEN_LENGTH = 40;
    private static final int SIZE = 200;
    private static final int BLACK = 0x000000;
    private static final int WHITE = 0xffffff;

    // spotless:off - a table reads best as a table
    static final List<Route> ROUTES = List.of(
        OktaRoutes.read("factorQrCode", GET, "/api/v1/users/{userId}/factors/{factorId}/qr/{token}", PUBLIC, QrCode::show),
        OktaRoutes.read("pushActivationPage", GET, PAGE + "/{factorId}", PUBLIC, QrCode::page));
    // spotless:on

    private QrCode() {}

    static void link(OktaCall call, JsonOut links, Factor factor) {
        links.object(
                "qrcode",
                link -> link.text("href", call.href(FactorView.path(factor) + "/qr/" + token(call, factor)))
                        .text("type", TYPE));
    }

    private static String token(OktaCall call, Factor factor) {
        return PREFIX + call.tenant().secret("okta.qr." + factor.id().value(), LETTERS, TOKEN_LENGTH);
    }

    /** The address of a page for a person who cannot see the picture where they are: it is sent to them. */
    static String page(OktaCall call, Factor factor) {
        return call.href(PAGE + "/" + factor.id().value() + "?t=" + token(call, factor));
    }

    private static Response page(OktaCall call) {
        var token = call.query("t").orElse("");
        var factor = call.state()
                .find(Factor.FACTORS, new Factor.Id(call.path("factorId")))
                .filter(found -> !found.isActive() && token.equals(token(call, found)));
        if (factor.isEmpty()) {
            var over = "<p>This link has expired or was used already.</p>\n";
            return OktaPage.of(404, "Set up Okta Verify", over);
        }
        var picture = call.href(FactorView.path(factor.get()) + "/qr/" + token);
        return OktaPage.of(200, "Set up Okta Verify", """
                <p>Scan this picture with Okta Verify, or open this page on the phone that has it.</p>
                <p><a href="%1$s"><img src="%2$s" alt="QR code" width="200" height="200"></a></p>
                """.formatted(
                        Html.escaped(text(call, factor.get())), Html.escaped(picture)));
    }

    private static Response show(OktaCall call) {
        var token = call.path("token");
        var factor = call.state()
                .find(Factor.FACTORS, new Factor.Id(call.path("factorId")))
                .filter(found -> found.user().value().equals(call.path("userId")))
                .filter(found -> !found.isActive() && token.equals(token(call, found)))
                .orElseThrow(NOT_FOUND.about(token, "UserFactor"));
        return Response.of(200, TYPE, png(text(call, factor)));
    }

    /** What the app reads: a shared secret in the notation of all such apps, or what Okta Verify enrolls a phone by. */
    private static String text(OktaCall call, Factor factor) {
        var user = call.state().get(User.USERS, factor.user());
        var org = URI.create(call.request().origin()).getAuthority();
        return switch (factor.proof()) {
            case Proof.Shared(var seed, var spent) ->
                "otpauth://totp/" + encoded(org) + ":" + encoded(user.login()) + "?secret=" + seed + "&issuer="
                        + encoded(org);
            case Proof.Device device ->
                "oktaverify://email/?t=" + token(call, factor) + "&f="
                        + factor.id().value() + "&s=" + encoded(call.request().origin()) + "&issuer=" + encoded(org);
            case Proof.Answer answer -> throw none(call);
            case Proof.Sent sent -> throw none(call);
            case Proof.Key key -> throw none(call);
            case Proof.Registered registered -> throw none(call);
        };
    }

    private static RuntimeException none(OktaCall call) {
        return NOT_FOUND.refusal(call.path("token"), "UserFactor");
    }

    private static String encoded(String text) {
        return Parameters.encoded(text).replace("+", "%20");
    }

    private static Blob png(String text) {
        try {
            var code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, SIZE, SIZE);
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image(code), "png", bytes);
            return Blob.of(bytes.toByteArray());
        } catch (WriterException tooLong) {
            throw new IllegalStateException(tooLong);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private static BufferedImage image(BitMatrix code) {
        var image = new BufferedImage(code.getWidth(), code.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        for (var y = 0; y < code.getHeight(); y++) {
            for (var x = 0; x < code.getWidth(); x++) {
                image.setRGB(x, y, code.get(x, y) ? BLACK : WHITE);
            }
        }
        return image;
    }
}
