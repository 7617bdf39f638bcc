package org.psyhealth.topic.catalog;

import java.time.Clock;
import java.util.Objects;
import org.hibernate.exception.ConstraintViolationException;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.problem.ProblemException;
import org.psyhealth.platform.web.problem.ProblemType;
import org.psyhealth.platform.web.problem.Problems;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class TopicCatalog {

    static final ProblemType TOPIC_EXISTS = new ProblemType("topic-exists", HttpStatus.CONFLICT, "Topic exists");

    private final TopicRepository topics;
    private final Clock clock;

    TopicCatalog(TopicRepository topics, Clock clock) {
        this.topics = topics;
        this.clock = clock;
    }

    @Transactional
    TopicView create(NewTopic wanted, Caller caller) {
        if (!caller.is(Role.ADMIN)) {
            throw Problems.forbidden("Only administrators create topics.");
        }
        var description = Objects.requireNonNullElse(wanted.description(), "");
        var topic = Topic.create(wanted.slug(), wanted.name(), description, clock.instant());
        try {
            return TopicView.of(topics.saveAndFlush(topic));
        } catch (DataIntegrityViolationException e) {
            if (isTaken(e)) {
                throw new ProblemException(TOPIC_EXISTS, "Choose another slug, or use the topic that has it.");
            }
            throw e;
        }
    }

    private static boolean isTaken(DataIntegrityViolationException e) {
        return e.getCause() instanceof ConstraintViolationException violation
                && Topic.SLUG_KEY.equals(violation.getConstraintName());
    }
}
