package dtu.okta.factors;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dtu.okta.Org;
import dtu.okta.Org.Reply;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The pictures of enrolments, read as a phone reads them. */
class QrCodeTest {
    private final Org okta = Org.inMemory();
    private final String user = okta.user("?activate=true", "isaac+brock@acme.test", "Tr0ubad0ur!");
    private final String factors = "/api/v1/users/" + user + "/factors";

    private Reply enroll(String type, String provider) {
        return okta.post(factors, "{\"factorType\": \"" + type + "\", \"provider\": \"" + provider + "\"}")
                .is(200);
    }

    private static Json activation(Reply enrolled) {
        return enrolled.json().at("_embedded").orElseThrow().at("activation").orElseThrow();
    }

    private static String address(Reply enrolled) {
        var link = activation(enrolled).at("_links").orElseThrow().at("qrcode").orElseThrow();
        assertThat(link.textAt("type")).contains("image/png");
        return link.textAt("href").orElseThrow().substring("http://okta.test".length());
    }

    /** Without any credential, as a browser loads a picture. */
    private String scanned(String address) throws IOException, ReaderException {
        var answer = okta.sendBare(Request.get(address)).is(200).response();
        assertThat(answer.headers().first("Content-Type")).contains("image/png");
        var image = ImageIO.read(new ByteArrayInputStream(answer.body().bytes()));
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }

    @Test
    void an_authenticator_app_reads_the_secret_out_of_the_picture() throws Exception {
        var enrolled = enroll("token:software:totp", "GOOGLE");
        var seed = activation(enrolled).textAt("sharedSecret").orElseThrow();

        assertThat(scanned(address(enrolled)))
                .isEqualTo("otpauth://totp/okta.test:isaac%2Bbrock%40acme.test?secret=" + seed + "&issuer=okta.test");
    }

    @Test
    void okta_verify_reads_which_enrolment_of_which_org_it_is() throws Exception {
        var enrolled = enroll("push", "OKTA");

        assertThat(scanned(address(enrolled)))
                .matches("oktaverify://email/[?]t=20111.{40}&f=" + enrolled.at("id")
                        + "&s=http%3A%2F%2Fokta[.]test&issuer=okta[.]test");
    }

    @Test
    void a_picture_is_gone_when_the_enrolment_is_over() {
        var enrolled = enroll("token:software:totp", "OKTA");
        var address = address(enrolled);
        var code = Totp.code(
                activation(enrolled).textAt("sharedSecret").orElseThrow(),
                okta.solo().universe().now());
        okta.post(factors + "/" + enrolled.at("id") + "/lifecycle/activate", "{\"passCode\": \"" + code + "\"}")
                .is(200);

        okta.sendBare(Request.get(address)).is(404);
    }

    @Test
    void who_does_not_know_the_whole_address_sees_nothing() {
        var enrolled = enroll("token:software:totp", "OKTA");
        var address = address(enrolled);

        okta.get(factors + "/" + enrolled.at("id") + "/qr/20111wrong")
                .is(404, Org.error("E0000007", "Not found: Resource not found: 20111wrong (UserFactor)"));
        okta.get(address.replace(user, okta.person("Ann", "Lee"))).is(404);
        okta.send(Request.of(Method.POST, address)).is(405);
    }
}
