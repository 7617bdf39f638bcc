package org.psyhealth.follow.settings;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.psyhealth.follow.settings.FollowSettings.Approval;
import org.psyhealth.follow.settings.FollowSettings.Stored;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person's own settings. Requests that wait stay requests when everybody may follow. */
@Service
class SettingsService {

    private static final Stored DEFAULTS = new Stored(new FollowSettings(Approval.OPEN, true), 0);

    private final JdbcClient jdbc;

    SettingsService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Stored get(Caller caller) {
        return jdbc.sql("select approval, lists_visible, version from follow.settings where member_id = :caller")
                .param("caller", caller.id())
                .query(SettingsService::stored)
                .optional()
                .orElse(DEFAULTS);
    }

    @Transactional
    Stored put(FollowSettings wanted, IfMatch ifMatch, Caller caller) {
        caller.requirePerson();
        var current = lock(caller);
        ifMatch.check(current.version());
        if (wanted.equals(current.settings())) {
            return current;
        }
        jdbc.sql("""
                update follow.settings set approval = :approval, lists_visible = :visible, version = version + 1
                where member_id = :caller""")
                .param("approval", wanted.approval().name())
                .param("visible", wanted.listsVisible())
                .param("caller", caller.id())
                .update();
        return new Stored(wanted, current.version() + 1);
    }

    /** With a row to lock: of two changes at once the second is judged by what the first has made. */
    private Stored lock(Caller caller) {
        return jdbc.sql("""
                insert into follow.settings as stored (member_id, approval, lists_visible, version)
                values (:caller, 'OPEN', true, 0)
                on conflict (member_id) do update set version = stored.version
                returning approval, lists_visible, version""")
                .param("caller", caller.id())
                .query(SettingsService::stored)
                .single();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                new FollowSettings(Approval.valueOf(row.getString("approval")), row.getBoolean("lists_visible")),
                row.getLong("version"));
    }
}
