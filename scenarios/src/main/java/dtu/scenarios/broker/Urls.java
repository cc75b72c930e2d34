package dtu.scenarios.broker;

import dtu.twins.http.Request;

/** A service's URL may have a path; a request keeps its origin and its path apart. */
final class Urls {
    private Urls() {}

    /** The same request with the path of its origin moved in front of its own. */
    static Request absolute(Request request) {
        var origin = request.origin();
        var slash = origin.indexOf('/', origin.indexOf("//") + 2);
        return slash < 0
                ? request
                : request.from(origin.substring(0, slash)).at(origin.substring(slash) + request.path());
    }
}
