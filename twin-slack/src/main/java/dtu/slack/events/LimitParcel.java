package dtu.slack.events;

import dtu.slack.SlackCall;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.apps.Line;
import dtu.twins.Aftermath;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Outgoing;
import dtu.twins.Parcel;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;

/** Tells an app that it is sent no more events for now; no event of its own, and asked for by nobody. */
record LimitParcel(App.Id app, long minute) implements Parcel {
    private static final String TYPE = "app_rate_limited";
    private static final int SECONDS = 60;

    @Override
    public String event() {
        return TYPE;
    }

    @Override
    public String lane() {
        return app.value() + "/" + TYPE;
    }

    @Override
    public Outgoing sent(Call given, Attempt attempt) {
        var call = (SlackCall) given;
        var payload = JsonOut.object(json -> json.text("token", Workspace.verificationToken(call.tenant(), app.value()))
                .text("type", TYPE)
                .text("team_id", Workspace.id(call.tenant()))
                .number("minute_rate_limited", minute * SECONDS)
                .text("api_app_id", Workspace.appId(call.tenant(), app.value())));
        return Line.event(call, call.state().get(App.APPS, app), TYPE + "/" + minute, Json.written(payload), attempt);
    }

    @Override
    public Aftermath answered(Call call, Attempt attempt, Answer answer) {
        return answer.isSuccess() ? Aftermath.delivered() : Aftermath.givenUp("http_error");
    }
}
