package dtu.okta.zones;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An internet address as a number. */
record Address(int bits, BigInteger number) {
    private static final Pattern OLD =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)");
    private static final Pattern NEW = Pattern.compile("(?=.*:.*:)[0-9a-fA-F:.]+");

    static Optional<Address> parse(String text) {
        if (!OLD.matcher(text).matches() && !NEW.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            // Of a text that is an address already, Java asks nobody.
            var bytes = InetAddress.getByName(text).getAddress();
            return Optional.of(new Address(bytes.length * Byte.SIZE, new BigInteger(1, bytes)));
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    /** All addresses from one to another. */
    record Span(Address first, Address last) {
        /** An address, {@code 1.2.3.0/24} or {@code 1.2.3.4-1.2.3.9}. */
        static Optional<Span> parse(String text) {
            var dash = text.indexOf('-');
            if (dash >= 0) {
                var last = Address.parse(text.substring(dash + 1).strip());
                return Address.parse(text.substring(0, dash).strip())
                        .filter(first -> last.isPresent()
                                && first.bits() == last.get().bits()
                                && first.number().compareTo(last.get().number()) <= 0)
                        .map(first -> new Span(first, last.orElseThrow()));
            }
            var slash = text.indexOf('/');
            return slash < 0
                    ? Address.parse(text).map(one -> new Span(one, one))
                    : Address.parse(text.substring(0, slash)).flatMap(base -> masked(base, text.substring(slash + 1)));
        }

        private static Optional<Span> masked(Address base, String length) {
            if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > base.bits()) {
                return Optional.empty();
            }
            var free = base.bits() - Integer.parseInt(length);
            var first = base.number().shiftRight(free).shiftLeft(free);
            var last = first.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE);
            return Optional.of(new Span(new Address(base.bits(), first), new Address(base.bits(), last)));
        }

        boolean holds(Address address) {
            return address.bits() == first.bits()
                    && address.number().compareTo(first.number()) >= 0
                    && address.number().compareTo(last.number()) <= 0;
        }
    }
}
