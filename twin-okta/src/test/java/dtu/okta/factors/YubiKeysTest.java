package dtu.okta.factors;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class YubiKeysTest {
    private static final String TOKENS = "/api/v1/org/factors/yubikey_token/tokens";
    private static final String PUBLIC = "ccccccijgibu";
    private static final String PRIVATE = "b74be6169486";
    private static final String KEY = "1fcc6d8ce39bf1604e0b17f3e0a11067";

    private final Org okta = Org.inMemory();
    private final String user = okta.user("?activate=true", "isaac.brock@acme.test", "Tr0ubad0ur!");
    private final String factors = "/api/v1/users/" + user + "/factors";

    private Reply upload(String serial, String publicId) {
        return okta.post(TOKENS, """
                {"serialNumber": "%s", "publicId": "%s", "privateId": "%s",
                  "aesKey": "%s"}""".formatted(serial, publicId, PRIVATE, KEY));
    }

    /** What the key types at its n-th use. */
    private static String code(int uses) {
        var plain = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        plain.put(HexFormat.of().parseHex(PRIVATE)).putShort((short) uses).put(new byte[6]);
        var crc = 0xffff;
        for (var i = 0; i < 14; i++) {
            crc ^= plain.get(i) & 0xff;
            for (var bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0x8408;
            }
        }
        plain.putShort((short) (~crc & 0xffff));
        try {
            var cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(HexFormat.of().parseHex(KEY), "AES"));
            var hex = HexFormat.of().formatHex(cipher.doFinal(plain.array()));
            var text = new StringBuilder(PUBLIC);
            hex.chars().forEach(digit -> text.append("cbdefghijklnrtuv".charAt(Character.digit(digit, 16))));
            return text.toString();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Reply enroll(String code) {
        return okta.post(factors, """
                {"factorType": "token:hardware", "provider": "YUBICO",
                  "verify": {"passCode": "%s"}}""".formatted(code));
    }

    @Test
    void a_key_is_uploaded_before_it_is_anybodys() {
        upload("7886622", PUBLIC).is(200, """
                {"id": "${json-unit.regex}ykk[0-9A-Za-z]{17}", "created": "2026-01-05T08:00:00.000Z",
                 "lastVerified": "2026-01-05T08:00:00.000Z", "lastUpdated": "2026-01-05T08:00:00.000Z",
                 "status": "UNASSIGNED", "profile": {"serial": "000007886622"},
                 "_links": {"self": {"href": "${json-unit.any-string}", "hints": {"allow": ["GET", "DELETE"]}}}}""");
        upload("7886622", "ccccccijgibv").is(400);
        upload("x", "ccccccijgibv").is(400);
        upload("7886623", "aaaaaaaaaaaa").is(400);
        okta.get(TOKENS + "/ykknone").is(404);
    }

    @Test
    void a_key_proves_itself_by_codes_that_never_come_twice() {
        okta.post("/api/v1/org/factors/yubikey_token/lifecycle/activate").is(200);
        enroll(code(1)).is(403);
        var token = upload("7886622", PUBLIC).at("id");
        enroll("cccccceukngdfgkukfctkcvfidnetljjiknckkcjulji").is(403);
        var factor = enroll(code(1)).is(200);
        assertThat(factor.at("status")).isEqualTo("ACTIVE");
        var verify = factors + "/" + factor.at("id") + "/verify";

        okta.post(verify, "{\"passCode\": \"" + code(1) + "\"}").is(403);
        okta.post(verify, "{\"passCode\": \"" + code(2) + "\"}").is(200);
        okta.post(verify, "{\"passCode\": \"" + code(2) + "\"}").is(403);
        assertThat(okta.get(TOKENS + "/" + token).at("status")).isEqualTo("ACTIVE");

        okta.delete(factors + "/" + factor.at("id")).is(204);
        assertThat(okta.get(TOKENS + "/" + token).at("status")).isEqualTo("REVOKED");
        enroll(code(3)).is(403);
    }

    @Test
    void the_list_is_paged_filtered_sorted_and_downloaded() {
        upload("3", "cccccccccccc").is(200);
        upload("1", "cccccccccccd").is(200);
        upload("2", "ccccccccccce").is(200);

        var first = okta.get(TOKENS + "?limit=2").is(200);
        assertThat(first.json().size()).isEqualTo(2);
        var second = okta.get(first.link("next").orElseThrow());
        assertThat(second.json().size()).isEqualTo(1);
        assertThat(second.link("next")).isEmpty();
        assertThat(okta.get(TOKENS + "?filter=profile.serial+eq+%22000000000001%22")
                        .json()
                        .size())
                .isEqualTo(1);
        assertThat(okta.get(TOKENS + "?filter=status+eq+%22ACTIVE%22").json().size())
                .isZero();
        okta.get(TOKENS + "?filter=colour+eq+%22x%22").is(400);
        assertThat(okta.get(TOKENS + "?sortBy=profile.serial&sortOrder=DESC")
                        .json()
                        .elements())
                .extracting(token ->
                        token.at("profile").orElseThrow().textAt("serial").orElseThrow())
                .containsExactly("000000000003", "000000000002", "000000000001");
        var csv = okta.get(TOKENS + "?forDownload=true").is(200);
        assertThat(csv.response().headers().first("Content-Type")).contains("text/csv");
        assertThat(csv.text()).contains("000000000002,UNASSIGNED,,2026-01-05T08:00:00.000Z,,");
    }
}
