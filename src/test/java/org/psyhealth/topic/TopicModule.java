package org.psyhealth.topic;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.support.ModuleContext;

/** What tests of the topic module share. */
public final class TopicModule {

    /** What a migration inserts, of which a test may keep nothing. */
    private static final String[] DATA = {
        "topic.topic",
        "topic.slug",
        "topic.topic_current",
        "topic.follow",
        "topic.follower_count",
        "topic.opt_in",
        "topic.counted_post",
        "topic.post_count",
        "topic.tag",
        "topic.help_resource"
    };

    private TopicModule() {}

    /** The module without the starter set. */
    public static ModuleContext empty() {
        var module = ModuleContext.of("topic");
        module.empty(DATA);
        return module;
    }

    /** Removes everything. */
    public static void clear(ModuleContext module) {
        module.empty(DATA);
    }

    /** A member of the community. */
    public static Caller somebody() {
        return new Caller(UUID.randomUUID(), Set.of(Role.MEMBER));
    }

    /** The type of the problem that an action ends with. */
    public static String problemOf(Runnable action) {
        try {
            action.run();
            return "none";
        } catch (ProblemException e) {
            var type = String.valueOf(e.getBody().getType());
            return type.substring(type.lastIndexOf('/') + 1);
        }
    }

    /** What is wrong with the tree of topics: nothing, whatever is done to it. */
    public static List<String> flawsOfTree(ModuleContext module) {
        return module.rows("""
                with recursive down (id, depth) as (
                    select id, 1 from topic.topic where parent_id is null
                    union all
                    select t.id, down.depth + 1 from topic.topic t join down on t.parent_id = down.id
                )
                select t.id, t.depth, down.depth as real, t.position, s.place
                from topic.topic t
                left join down on down.id = t.id
                join (
                    select id, row_number() over (partition by parent_id order by position, id) - 1 as place
                    from topic.topic
                ) s on s.id = t.id
                where down.id is null or down.depth <> t.depth or t.position <> s.place""");
    }
}
