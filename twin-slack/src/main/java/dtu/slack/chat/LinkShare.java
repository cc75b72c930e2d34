package dtu.slack.chat;

import dtu.slack.SlackCall;
import dtu.slack.Ts;
import dtu.slack.conversations.Channel;
import dtu.twins.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message with links in it, as apps that show previews know it.
 *
 * @param channel where it was posted
 */
public record LinkShare(Channel.Id channel, Ts ts) {
    private static final Pattern LINK = Pattern.compile("<(https?://([^/|>:?#]+)[^|>]*)(?:\\|[^>]*)?>");
    private static final int LINKS_MAX = 5;
    private static final String HEX = "0123456789abcdef";
    private static final int SECRET_LENGTH = 64;

    /** An address in a message, and whose it is. */
    public record Link(String url, String domain) {}

    /** The links of a message, each once. */
    public static List<Link> links(Message message) {
        var links = new ArrayList<Link>();
        var matcher = LINK.matcher(message.content().text());
        while (matcher.find()) {
            var link = new Link(matcher.group(1).replace("&amp;", "&"), matcher.group(2));
            if (!links.contains(link)) {
                links.add(link);
            }
        }
        return links;
    }

    /** Those that lead to one of these domains or below; a message with many is left alone. */
    public static List<Link> links(Message message, List<String> domains) {
        var links = links(message).stream()
                .filter(link -> isBelow(domains, link.domain()))
                .toList();
        return links.size() > LINKS_MAX ? List.of() : links;
    }

    static boolean isOf(List<String> domains, String url) {
        var matcher = LINK.matcher("<" + url.replace("|", "") + ">");
        return matcher.matches() && isBelow(domains, matcher.group(2));
    }

    private static boolean isBelow(List<String> domains, String domain) {
        return domains.stream().anyMatch(base -> domain.equals(base) || domain.endsWith("." + base));
    }

    /** What the app hands back to say which message it means. */
    public String unfurlId(Tenant tenant) {
        return channel.value() + "." + ts.text() + "." + secret(tenant);
    }

    private String secret(Tenant tenant) {
        return tenant.secret("slack.unfurl." + channel.value() + "." + ts.text(), HEX, SECRET_LENGTH);
    }

    static Optional<LinkShare> read(SlackCall call, String unfurlId) {
        var parts = unfurlId.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        return Ts.exact(parts[1] + "." + parts[2])
                .map(ts -> new LinkShare(new Channel.Id(parts[0]), ts))
                .filter(share -> share.unfurlId(call.tenant()).equals(unfurlId));
    }
}
