package org.psyhealth.follow;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.psyhealth.platform.events.EventMeta;
import org.psyhealth.platform.security.Caller;
import org.psyhealth.platform.security.Role;
import org.psyhealth.platform.web.conditional.IfMatch;
import org.psyhealth.platform.web.paging.Paging;
import org.psyhealth.platform.web.paging.Pagings;
import org.psyhealth.support.ModuleContext;
import org.psyhealth.support.TopicStates;
import org.psyhealth.topic.events.TopicChanged;
import org.psyhealth.topic.events.TopicFollowed;
import org.psyhealth.topic.events.TopicState;
import org.psyhealth.user.events.UserProfile;
import org.psyhealth.user.events.UserRegistered;
import org.psyhealth.user.events.UserRole;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The module with its controllers; only who calls is made up. */
public final class FollowModule implements AutoCloseable {

    private final ModuleContext module = ModuleContext.of("follow");
    private final JsonMapper json = module.get(JsonMapper.class);
    private final MockMvc api = MockMvcBuilders.standaloneSetup(module.get(ApplicationContext.class)
                    .getBeansWithAnnotation(RestController.class)
                    .values()
                    .toArray())
            .setMessageConverters(new JacksonJsonHttpMessageConverter(json))
            .setCustomArgumentResolvers(new MadeUp())
            .build();

    /** The module's beans and database. */
    public ModuleContext module() {
        return module;
    }

    /** A person whom the module knows from an event. */
    public UUID member() {
        var id = UUID.randomUUID();
        var now = module.clock().instant();
        var profile = new UserProfile("Name", UserRole.MEMBER, "en", "UTC", now, null, List.of());
        module.listeners().on(new UserRegistered(EventMeta.of(id, 0, now), profile, null));
        return id;
    }

    /** A topic whom these people follow. */
    public UUID topicOf(UUID... followers) {
        var topic = UUID.randomUUID();
        tell(topic, 0, TopicStates.active("slug", "Name"));
        for (var follower : followers) {
            follow(topic, follower);
        }
        return topic;
    }

    /** A person follows a topic. */
    public void follow(UUID topic, UUID follower) {
        var now = module.clock().instant();
        module.listeners().on(new TopicFollowed(EventMeta.ofRelation(1, now, topic, follower), topic, follower, now));
    }

    /** The state of a topic from now on. */
    public void tell(UUID topic, long version, TopicState state) {
        module.listeners()
                .on(new TopicChanged(EventMeta.of(topic, version, module.clock().instant()), state));
    }

    /** What a member is answered. */
    public Answer call(UUID caller, String method, String path) {
        return call(caller, "MEMBER", method, path, null, null);
    }

    /** What a member is answered to a request with a body. */
    public Answer call(UUID caller, String method, String path, String body) {
        return call(caller, "MEMBER", method, path, body, null);
    }

    /** What somebody with a role is answered. */
    public Answer call(
            UUID caller, String role, String method, String path, @Nullable String body, @Nullable String ifMatch) {
        var request = request(HttpMethod.valueOf(method), "/api/follows" + path)
                .header("X-User", caller.toString())
                .header("X-Role", role);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        if (ifMatch != null) {
            request.header(HttpHeaders.IF_MATCH, ifMatch);
        }
        try {
            var response = api.perform(request).andReturn().getResponse();
            var content = response.getContentAsString(StandardCharsets.UTF_8);
            return new Answer(
                    response.getStatus(),
                    content.isEmpty() ? json.createObjectNode() : json.readTree(content),
                    response.getHeader(HttpHeaders.ETAG));
        } catch (Exception e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    @Override
    public void close() {
        module.close();
    }

    /** A status, a document and an entity tag. */
    public record Answer(
            int status, JsonNode body, @Nullable String etag) {

        /** The ids of the people in a page, under {@code id} or {@code member.id}. */
        public List<UUID> ids() {
            var ids = new ArrayList<UUID>();
            body.path("items").forEach(item -> {
                var member = item.has("member") ? item.path("member") : item;
                ids.add(UUID.fromString(member.path("id").asString()));
            });
            return ids;
        }
    }

    private static final class MadeUp implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return List.of(Caller.class, Paging.class, IfMatch.class).contains(parameter.getParameterType());
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            if (parameter.getParameterType() == IfMatch.class) {
                return new IfMatch(request.getHeader(HttpHeaders.IF_MATCH));
            }
            if (parameter.getParameterType() == Paging.class) {
                var limit = request.getParameter("limit");
                return Pagings.of(limit == null ? 20 : Integer.parseInt(limit), request.getParameter("cursor"));
            }
            return new Caller(
                    UUID.fromString(String.valueOf(request.getHeader("X-User"))),
                    Set.of(Role.valueOf(String.valueOf(request.getHeader("X-Role")))));
        }
    }
}
