package dtu.slack.logs;

import dtu.slack.Workspace;
import dtu.slack.auth.Token;
import dtu.slack.conversations.Channel;
import dtu.slack.files.SharedFile;
import dtu.slack.usergroups.Usergroup;
import dtu.slack.users.User;
import dtu.twins.Tenant;
import dtu.twins.json.JsonOut;
import java.util.List;

/** What an action was done to, as it was then. */
sealed interface Entity {
    /** What it is found by. */
    String key();

    /** As Slack calls its kind, which is also the member under which it stands. */
    String type();

    void members(Tenant tenant, JsonOut json);

    /** The workspace as a whole. */
    record Place() implements Entity {
        @Override
        public String key() {
            return "workspace";
        }

        @Override
        public String type() {
            return "workspace";
        }

        @Override
        public void members(Tenant tenant, JsonOut json) {
            json.text("id", Workspace.id(tenant)).text("name", Workspace.NAME).text("domain", Workspace.domain(tenant));
        }
    }

    /** Somebody; also whoever acts. */
    record Person(String key, String name, String email) implements Entity {
        static Person of(User user) {
            return new Person(
                    user.id().value(), user.profile().realName(), user.profile().email());
        }

        @Override
        public String type() {
            return "user";
        }

        @Override
        public void members(Tenant tenant, JsonOut json) {
            json.text("id", key).text("name", name).text("email", email).text("team", Workspace.id(tenant));
        }
    }

    /** A channel with a name. */
    record Room(String key, String name, Channel.Kind kind) implements Entity {
        static Room of(Channel channel) {
            return new Room(channel.id().value(), channel.name(), channel.kind());
        }

        @Override
        public String type() {
            return "channel";
        }

        @Override
        public void members(Tenant tenant, JsonOut json) {
            json.text("id", key)
                    .text("privacy", kind == Channel.Kind.PUBLIC ? "public" : "private")
                    .text("name", name)
                    .truth("is_shared", false)
                    .truth("is_org_shared", false);
        }
    }

    /** A file. */
    record Paper(String key, String name, String filetype, String title) implements Entity {
        static Paper of(SharedFile file) {
            var label = file.label();
            return new Paper(file.id().value(), label.name(), label.type(), label.title());
        }

        @Override
        public String type() {
            return "file";
        }

        @Override
        public void members(Tenant tenant, JsonOut json) {
            json.text("id", key).text("name", name).text("filetype", filetype).text("title", title);
        }
    }

    /** An app, by our own name for it, with what it may do. */
    record Program(String key, String name, List<String> scopes, List<String> botScopes) implements Entity {
        public Program {
            scopes = List.copyOf(scopes);
            botScopes = List.copyOf(botScopes);
        }

        static Program of(dtu.slack.apps.App app) {
            return new Program(
                    app.id().value(), app.manifest().name(), app.scopes(Token.Kind.USER), app.scopes(Token.Kind.BOT));
        }

        @Override
        public String type() {
            return "app";
        }

        @Override
        public void members(Tenant tenant, JsonOut json) {
            json.text("id", Workspace.appId(tenant, key))
                    .text("name", name)
                    .truth("is_distributed", false)
                    .truth("is_directory_approved", false)
                    .truth("is_workflow_app", false)
                    .texts("scopes", scopes)
                    .texts("bot_scopes", botScopes);
        }
    }

    /** A user group. */
    record Circle(String key, String name) implements Entity {
        static Circle of(Usergroup group) {
            return new Circle(group.id().value(), group.name());
        }

        @Override
        public String type() {
            return "usergroup";
        }

        @Override
        public void members(Tenant tenant, JsonOut json) {
            json.text("id", key).text("name", name);
        }
    }
}
