// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint_maker.h"
#include "folder/hub_cache.h"
#include "scratch.h"

#include <headscope/model_catalog.h>
#include <headscope/resources.h>

#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>

namespace headscope {
namespace {

namespace fs = std::filesystem;

// Of smallConfig(): wte and wpe, 2 blocks of 2 LayerNorms, c_attn, attn.c_proj, c_fc, mlp.c_proj,
// and ln_f.
constexpr std::uint64_t kParameters =
    256 * 12 + 16 * 12 + 2 * (2 * 24 + 13 * 36 + 13 * 12 + 13 * 48 + 49 * 12) + 24;

/// Environment variables that are put back at the end.
class Environment {
 public:
    void set(const std::string& name, const std::optional<std::string>& value) {
        if (!m_before.contains(name)) {
            const char* const before = std::getenv(name.c_str());
            m_before[name] = before != nullptr ? std::optional<std::string>(before) : std::nullopt;
        }
        apply(name, value);
    }
    Environment() = default;
    ~Environment() {
        for (const auto& [name, value] : m_before)
            apply(name, value);
    }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

 private:
    static void apply(const std::string& name, const std::optional<std::string>& value) {
        if (value)
            ::setenv(name.c_str(), value->c_str(), 1);
        else
            ::unsetenv(name.c_str());
    }
    std::map<std::string, std::optional<std::string>> m_before;
};

/// A Hugging Face cache as huggingface_hub lays it out: files are links from snapshots into blobs.
class CacheTest : public ::testing::Test {
 protected:
    CacheTest() {
        fs::create_directories(m_cache);
        m_environment.set("HF_HUB_CACHE", m_cache.string());
        m_environment.set("TRANSFORMERS_CACHE", std::nullopt);
        CheckpointSpec spec;
        spec.config = smallConfig();
        writeRandomCheckpoint(m_model, spec);
    }

    fs::path repository(const std::string& name) const {
        std::string folder = "models--" + name;
        if (const auto slash = folder.find('/'); slash != std::string::npos)
            folder.replace(slash, 1, "--");
        return m_cache / folder;
    }

    fs::path addFile(const std::string& name, const std::string& commit, const std::string& file,
                     const std::string& content) const {
        const fs::path root = repository(name);
        const std::string blob = commit + "-" + file;
        fs::create_directories(root / "blobs");
        fs::create_directories(root / "snapshots" / commit);
        writeBytes(root / "blobs" / blob, content);
        fs::create_symlink(fs::path("../../blobs") / blob, root / "snapshots" / commit / file);
        return root / "snapshots" / commit;
    }

    void setMain(const std::string& name, const std::string& commit) const {
        fs::create_directories(repository(name) / "refs");
        writeBytes(repository(name) / "refs" / "main", commit);
    }

    /// A whole model, but for the files named.
    fs::path addModel(const std::string& name, const std::string& commit = "c0ffee",
                      const std::set<std::string>& without = {}) const {
        fs::path snapshot;
        for (const char* file : {"config.json", "model.safetensors", "vocab.json", "merges.txt"})
            if (!without.contains(file))
                snapshot = addFile(name, commit, file, readBytes(m_model / file));
        setMain(name, commit);
        return snapshot;
    }

    [[nodiscard]] ModelEntry only() const {
        const auto all = scanHubCache(m_cache);
        EXPECT_EQ(all.size(), 1u);
        return all.empty() ? ModelEntry() : all.front();
    }

    static void expectProblem(const ModelEntry& entry, const std::vector<std::string>& problem,
                              const std::string& hint) {
        EXPECT_FALSE(entry.usable());
        for (const auto& part : problem)
            EXPECT_NE(entry.problem.english().find(part), std::string::npos)
                << entry.problem.english();
        EXPECT_NE(entry.hint.english().find(hint), std::string::npos) << entry.hint.english();
        EXPECT_TRUE(entry.hint.english().ends_with('.')) << entry.hint.english();
    }

    Environment m_environment;
    ScratchFolder m_folder;
    fs::path m_cache = m_folder / "hub";
    fs::path m_model = m_folder / "a model";
};

TEST_F(CacheTest, describesAModelByItsHeaders) {
    const fs::path snapshot = addModel("acme/small");
    const ModelEntry entry = only();
    EXPECT_TRUE(entry.usable()) << entry.problem.english();
    EXPECT_EQ(entry.name, "acme/small");
    EXPECT_EQ(entry.folder, snapshot);
    EXPECT_EQ(entry.source, ModelSource::HubCache);
    EXPECT_EQ(entry.revision, "c0ffee");
    EXPECT_EQ(entry.layers, 2);
    EXPECT_EQ(entry.heads, 3);
    EXPECT_EQ(entry.parameters, kParameters);
    EXPECT_EQ(entry.bytes, fs::file_size(m_model / "model.safetensors"));
    EXPECT_EQ(entry.dataType, "F32");
    EXPECT_EQ(entry.hint, "");
}

TEST_F(CacheTest, takesTheSnapshotOfMainElseTheNewest) {
    addModel("acme/m", "aaa");
    addModel("acme/m", "bbb");
    addModel("acme/m", "ccc");
    setMain("acme/m", "bbb\n");
    EXPECT_EQ(only().revision, "bbb");
    const fs::path snapshots = repository("acme/m") / "snapshots";
    const auto now = fs::file_time_type::clock::now();
    fs::last_write_time(snapshots / "aaa", now);
    fs::last_write_time(snapshots / "bbb", now - std::chrono::hours(1));
    fs::last_write_time(snapshots / "ccc", now - std::chrono::hours(2));
    for (const char* main : {"", "../snapshots/ccc", "/etc", "..", "."}) {
        setMain("acme/m", main);
        EXPECT_EQ(only().revision, "aaa") << main;
    }
    setMain("acme/m", std::string(5000, 'c'));
    EXPECT_EQ(only().revision, "aaa");
    fs::remove(repository("acme/m") / "refs" / "main");
    EXPECT_EQ(only().revision, "aaa");
    ASSERT_EQ(::mkfifo((repository("acme/m") / "refs" / "main").c_str(), 0600), 0);
    EXPECT_EQ(only().revision, "aaa") << "a pipe is not waited for";
}

TEST_F(CacheTest, saysThatTheSnapshotOfMainIsGone) {
    addModel("acme/m", "aaaaaaaa");
    setMain("acme/m", "dddddddd");
    expectProblem(only(), {"refs/main", "acme--m", "\"dddddddd\"", "no longer there"},
                  "headscope-cli models download acme/m. Or open another that is there: "
                  "acme/m@aaaaaaaa.");
    EXPECT_FALSE(only().brokenOff);
    expectInputError({"acme/m", "\"dddddddd\""}, [] { (void)resolveModel("acme/m"); });
    EXPECT_EQ(resolveModel("acme/m@aaaaaaaa"), repository("acme/m") / "snapshots" / "aaaaaaaa");
    fs::create_directories(repository("acme/m") / "blobs");
    writeBytes(repository("acme/m") / "blobs" / "abc.incomplete", "part");
    EXPECT_TRUE(only().brokenOff) << "downloading it again resumes";
}

TEST_F(CacheTest, opensTheRevisionThatIsNamed) {
    const std::string first = "1111111111111111111111111111111111111111";
    const std::string second = "1111111222222222222222222222222222222222";
    addModel("acme/m", second);
    addModel("acme/m", first);  // main
    const fs::path refs = repository("acme/m") / "refs";
    fs::create_directories(refs / "refs" / "pr");
    writeBytes(refs / "v2.0", second);
    writeBytes(refs / "refs" / "pr" / "3", second);
    writeBytes(refs / "old", "dddd");
    const auto at = [&](const std::string& commit) {
        return repository("acme/m") / "snapshots" / commit;
    };
    EXPECT_EQ(resolveModel("acme/m"), at(first));
    EXPECT_EQ(resolveModel("acme/m@main"), at(first));
    EXPECT_EQ(resolveModel("acme/m@v2.0"), at(second));
    EXPECT_EQ(resolveModel("acme/m@refs/pr/3"), at(second));
    EXPECT_EQ(resolveModel("acme/m@" + second), at(second));
    EXPECT_EQ(resolveModel("acme/m@" + second.substr(0, 9)), at(second));
    const auto refused = [](const std::string& said, const std::vector<std::string>& parts) {
        SCOPED_TRACE(said);
        expectInputError(parts, [&] { (void)resolveModel(said); });
    };
    refused("acme/m@old", {"refs/old", "\"dddd\"", "no longer there"});
    refused("acme/m@v3", {"no revision \"v3\"", "acme/m", first, second});
    refused("acme/m@1111111", {"several revisions"});
    refused("acme/m@111111", {"no revision"});
    for (const char* wrong : {"", "../../x", "/etc", "..", "a//b", "-x", "a/"})
        refused(std::string("acme/m@") + wrong, {"not a revision"});
    refused("acme/other@v2", {"\"acme/other\""});
    try {
        (void)resolveModel("acme/other@v2");
    } catch (const Error& error) {
        EXPECT_NE(error.hint().find("models download acme/other --revision v2."), std::string::npos)
            << error.hint();
    }
    addModel("openai-community/gpt2", first);
    EXPECT_EQ(resolveModel("gpt2@main"), repository("openai-community/gpt2") / "snapshots" / first);
    // A folder comes first, whatever its name.
    fs::create_directories(m_folder / "a@b");
    EXPECT_EQ(resolveModel((m_folder / "a@b").string()), m_folder / "a@b");
}

TEST_F(CacheTest, looksWhereTransformersCacheSays) {
    EXPECT_EQ(transformersCacheFolder(), "");
    addModel("acme/m");
    fs::rename(m_cache, m_folder / "older");
    fs::create_directories(m_cache);
    expectInputError({"acme/m", m_cache.string()}, [] { (void)resolveModel("acme/m"); });
    m_environment.set("TRANSFORMERS_CACHE", (m_folder / "older").string());
    EXPECT_EQ(transformersCacheFolder(), m_folder / "older");
    const fs::path found = m_folder / "older" / "models--acme--m" / "snapshots" / "c0ffee";
    EXPECT_EQ(resolveModel("acme/m"), found);
    EXPECT_EQ(resolveModel("acme/m@main"), found);
    expectInputError({m_cache.string(), (m_folder / "older").string(), "TRANSFORMERS_CACHE"},
                     [] { (void)resolveModel("acme/none"); });
    const auto listed = modelCatalog();
    EXPECT_TRUE(std::any_of(listed.begin(), listed.end(),
                            [&](const ModelEntry& entry) { return entry.folder == found; }));
    const auto json = nlohmann::json::parse(toJson(listed));
    EXPECT_EQ(json["transformers_cache"], (m_folder / "older").string());
    addModel("acme/m");
    EXPECT_EQ(resolveModel("acme/m"), repository("acme/m") / "snapshots" / "c0ffee")
        << "the hub's own cache comes first";
    m_environment.set("TRANSFORMERS_CACHE", m_cache.string());
    EXPECT_EQ(transformersCacheFolder(), "") << "the same folder";
}

TEST_F(CacheTest, saysWhyAModelCannotBeUsedAndWhatHelps) {
    addFile("meta/llama", "l", "config.json",
            R"({"model_type":"llama","architectures":["LlamaForCausalLM"]})");
    expectProblem(only(), {"\"llama\""}, "GPT-2 architecture");
    fs::remove_all(repository("meta/llama"));

    const fs::path torch = addModel("old/torch", "t", {"model.safetensors"});
    addFile("old/torch", "t", "pytorch_model.bin", std::string(1000, 'x'));
    expectProblem(only(), {"no model.safetensors"}, "from_pretrained(\"old/torch\")");
    EXPECT_EQ(only().layers, 2) << "config.json is there to say";
    EXPECT_GT(only().bytes, 1000u);
    fs::remove_all(repository("old/torch"));

    addModel("half/done", "h", {"merges.txt"});
    expectProblem(only(), {"no merges.txt"}, "headscope-cli models download half/done");
    fs::remove_all(repository("half/done"));

    addModel("no/weights", "h", {"model.safetensors"});
    writeBytes(repository("no/weights") / "blobs" / "abc.incomplete", "part");
    expectProblem(only(), {"not complete: 1 file was broken off", "no model.safetensors"},
                  "headscope-cli models download no/weights");
    writeBytes(repository("no/weights") / "blobs" / "abd.incomplete", "part");
    expectProblem(only(), {"2 files were broken off"}, "models download no/weights");
    EXPECT_EQ(only().wanted, "main");
    fs::create_directories(repository("no/weights") / "refs" / "pr");
    writeBytes(repository("no/weights") / "refs" / "pr" / "1", "h");
    EXPECT_EQ(only().wanted, "main") << "main before any other";
    fs::remove(repository("no/weights") / "refs" / "main");
    expectProblem(only(), {"2 files were broken off"}, "download no/weights --revision pr/1.");
    EXPECT_EQ(only().wanted, "pr/1");
    writeBytes(repository("no/weights") / "refs" / "pr" / ".1.headscope.tmp-1", "h");
    writeBytes(repository("no/weights") / "refs" / ".a.headscope.tmp-1", "h");
    EXPECT_EQ(only().wanted, "pr/1") << "not what was being written to become a ref";
    fs::remove_all(repository("no/weights") / "refs");
    expectProblem(only(), {"2 files were broken off"}, "download no/weights --revision h.");
    fs::remove_all(repository("no/weights"));

    fs::create_directories(repository("just/begun") / "blobs");
    writeBytes(repository("just/begun") / "blobs" / "abc.incomplete", "part");
    expectProblem(only(), {"1 file was broken off"}, "models download just/begun");
    EXPECT_EQ(only().bytes, 4u);
    EXPECT_EQ(only().folder, repository("just/begun"));
    fs::remove(repository("just/begun") / "blobs" / "abc.incomplete");
    expectProblem(only(), {"no snapshot"}, "models download just/begun");
}

TEST_F(CacheTest, survivesBrokenFilesAndLinks) {
    const fs::path snapshot = addModel("acme/broken");
    const fs::path blob = fs::canonical(snapshot / "model.safetensors");
    fs::remove(blob);
    expectProblem(only(), {"no model.safetensors"}, "models download acme/broken");
    fs::create_symlink(blob, blob);
    expectProblem(only(), {"model.safetensors cannot be read"}, ".");
    fs::remove(blob);
    ASSERT_EQ(::mkfifo(blob.c_str(), 0600), 0);
    expectProblem(only(), {"model.safetensors is not a regular file"}, "Download");
    writeBytes(blob, std::string("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F{", 9));
    expectProblem(only(), {"beyond the format's limit"}, "download");
    const std::string whole = readBytes(m_model / "model.safetensors");
    writeBytes(blob, whole.substr(0, whole.size() / 2));
    expectProblem(only(), {"beyond the end of the file"}, "download");
    writeBytes(fs::canonical(snapshot / "config.json"), std::string(2'000'000, '['));
    expectProblem(only(), {"nested too deeply"}, ".");
    EXPECT_EQ(only().name, "acme/broken");
    EXPECT_EQ(only().layers, 0);
}

// A file of any size costs its header, whatever that says: here 1 TB, and a header of 90 MB.
TEST_F(CacheTest, doesNotReadHugeFiles) {
    const fs::path snapshot = addModel("acme/huge");
    const fs::path blob = fs::canonical(snapshot / "model.safetensors");
    std::string header("\0\0\0\0\0\0\0\0{", 9);
    const std::uint64_t length = 90'000'000;
    for (int i = 0; i < 8; ++i)
        header[static_cast<std::size_t>(i)] = static_cast<char>(length >> (8 * i));
    writeBytes(blob, header);
    fs::resize_file(blob, std::uint64_t{1} << 40);
    EXPECT_FALSE(only().usable());
    const fs::path config = fs::canonical(snapshot / "config.json");
    fs::resize_file(config, std::uint64_t{1} << 40);
    expectProblem(only(), {"config.json", "larger"}, ".");
}

TEST_F(CacheTest, looksAtTokenizerJsonWhereItIsNeeded) {
    addModel("acme/fast", "f", {"vocab.json", "merges.txt"});
    expectProblem(only(), {"no vocab.json, merges.txt"}, "models download acme/fast");
    const fs::path snapshot = addFile(
        "acme/fast", "f", "tokenizer.json",
        R"({"normalizer":null,"pre_tokenizer":{"type":"ByteLevel","add_prefix_space":false},)"
        R"("model":{"type":"BPE","vocab":{"a":0},"merges":[]}})");
    EXPECT_TRUE(only().usable()) << only().problem.english();
    writeBytes(fs::canonical(snapshot / "tokenizer.json"),
               R"({"model":{"type":"Unigram","vocab":[]}})");
    expectProblem(only(), {"tokenizer.json", "\"Unigram\""}, "GPT-2");
    EXPECT_EQ(only().parameters, kParameters) << "the weights are as they should be";
}

TEST_F(CacheTest, sortsUsableOnesFirstAndPassesOverTheRest) {
    addModel("b/two");
    addModel("a/one");
    addFile("a/llama", "l", "config.json", R"({"model_type":"llama"})");
    fs::create_directories(m_cache / "datasets--a--b" / "snapshots" / "x");
    fs::create_directories(m_cache / ".locks" / "models--a--one");
    fs::create_directories(m_cache / "models--");
    writeBytes(m_cache / "models--a--file", "x");
    writeBytes(m_cache / "version.txt", "1");
    std::vector<std::string> names;
    for (const auto& entry : scanHubCache(m_cache))
        names.push_back(entry.name);
    EXPECT_EQ(names, (std::vector<std::string>{"a/one", "b/two", "a/llama"}));
    EXPECT_TRUE(scanHubCache(m_folder / "nowhere").empty());
    EXPECT_TRUE(scanHubCache(m_cache / "version.txt").empty());
    EXPECT_TRUE(scanHubCache({}).empty());
}

TEST_F(CacheTest, listsTheBundledModelThenRecentOnesThenTheCache) {
    const fs::path snapshot = addModel("acme/m");
    addModel("acme/n");
    const fs::path link = m_folder / "link";
    fs::create_directory_symlink(m_model, link);
    const std::vector<fs::path> recent{m_model, m_folder / "gone", link, snapshot};
    const auto all = modelCatalog(recent);
    ASSERT_EQ(all.size(), 5u);
    EXPECT_EQ(all[0].source, ModelSource::Bundled);
    EXPECT_EQ(all[0].folder, bundledModel());
    EXPECT_TRUE(all[0].usable()) << all[0].problem.english();
    EXPECT_EQ(all[1].folder, m_model);
    EXPECT_EQ(all[1].source, ModelSource::Recent);
    EXPECT_EQ(all[1].name, "a model");
    expectProblem(all[2], {"gone", "does not exist"}, "path");
    EXPECT_EQ(all[3].folder, snapshot);
    EXPECT_EQ(all[3].source, ModelSource::Recent);
    EXPECT_EQ(all[3].name, "acme/m");
    EXPECT_EQ(all[4].name, "acme/n");
    EXPECT_EQ(all[4].source, ModelSource::HubCache);
}

TEST_F(CacheTest, isWherePythonPutsIt) {
    for (const char* name : {"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HOME", "XDG_CACHE_HOME"})
        m_environment.set(name, std::nullopt);
    m_environment.set("HOME", std::nullopt);
    EXPECT_EQ(hubCacheFolder(), "");
    m_environment.set("HOME", "/home/ada");
    EXPECT_EQ(hubCacheFolder(), "/home/ada/.cache/huggingface/hub");
    m_environment.set("XDG_CACHE_HOME", "/caches");
    EXPECT_EQ(hubCacheFolder(), "/caches/huggingface/hub");
    m_environment.set("HF_HOME", "~/hf");
    EXPECT_EQ(hubCacheFolder(), "/home/ada/hf/hub");
    m_environment.set("HUGGINGFACE_HUB_CACHE", "/legacy");
    EXPECT_EQ(hubCacheFolder(), "/legacy");
    m_environment.set("HF_HUB_CACHE", "");
    EXPECT_EQ(hubCacheFolder(), "/legacy");
    m_environment.set("HF_HUB_CACHE", "/new");
    EXPECT_EQ(hubCacheFolder(), "/new");
    // What os.path.expandvars makes of them.
    for (const auto& [text, path] : std::vector<std::pair<std::string, std::string>>{
             {"$HOME/x", "/home/ada/x"},
             {"/a${HOME}b", "/a/home/adab"},
             {"$XDG_CACHE_HOME", "/caches"},
             {"~/$HOME", "/home/ada//home/ada"},
             {"/a/~", "/a/~"},
             {"$HEADSCOPE_NOT_SET/x", "$HEADSCOPE_NOT_SET/x"},
             {"${HOME", "${HOME"},
             {"/$", "/$"},
             {"/${}x", "/${}x"}}) {
        m_environment.set("HF_HUB_CACHE", text);
        EXPECT_EQ(hubCacheFolder(), path) << text;
    }
    m_environment.set("HF_HUB_CACHE", std::nullopt);
    m_environment.set("HUGGINGFACE_HUB_CACHE", std::nullopt);
    m_environment.set("HF_HOME", "$HOME/hf");
    EXPECT_EQ(hubHome(), "/home/ada/hf");
    EXPECT_EQ(hubCacheFolder(), "/home/ada/hf/hub");
}

TEST_F(CacheTest, resolvesFoldersNamesAndTheBundledModel) {
    const fs::path snapshot = addModel("acme/m");
    EXPECT_EQ(resolveModel(m_model.string()), m_model);
    EXPECT_EQ(resolveModel("acme/m"), snapshot);
    EXPECT_EQ(resolveModel("headscope-mini"), bundledModel());
    const fs::path before = fs::current_path();
    fs::create_directories(m_folder / "acme" / "m");
    fs::current_path(m_folder.path());
    EXPECT_EQ(resolveModel("acme/m"), "acme/m") << "a folder comes first";
    fs::current_path(before);
    expectInputError({"\"acme/other\"", m_cache.string()},
                     [] { (void)resolveModel("acme/other"); });
    for (const char* path : {"/no/such/folder", "./acme", "acme/m/x", "../x", "models--acme--m"})
        expectInputError({path, "does not exist"}, [&] { (void)resolveModel(path); });
}

TEST_F(CacheTest, knowsGpt2ByItsOldAndItsNewName) {
    const fs::path late = addModel("openai-community/gpt2");
    EXPECT_EQ(resolveModel("gpt2"), late);
    const fs::path early = addModel("gpt2", "c0ffee", {"vocab.json"});
    EXPECT_EQ(resolveModel("gpt2"), late) << "the other lacks its vocabulary";
    addFile("gpt2", "c0ffee", "vocab.json", readBytes(m_model / "vocab.json"));
    EXPECT_EQ(resolveModel("gpt2"), early);
    EXPECT_EQ(resolveModel("openai-community/gpt2"), late);
    const fs::path distilled = addModel("distilgpt2", "d", {"vocab.json"});
    EXPECT_EQ(resolveModel("distilbert/distilgpt2"), distilled) << "opening it says what it lacks";
    fs::create_directories(repository("gpt2-xl"));
    expectInputError({"gpt2-xl", "no snapshot"}, [] { (void)resolveModel("gpt2-xl"); });
}

TEST_F(CacheTest, writesJsonForPrograms) {
    addModel("acme/m");
    addFile("bad/\xFFname", "x", "config.json", "{}");
    const auto json = nlohmann::json::parse(toJson(scanHubCache(m_cache)));
    EXPECT_EQ(json["schema"], "headscope.models/1");
    EXPECT_EQ(json["hub_cache"], m_cache.string());
    ASSERT_EQ(json["models"].size(), 2u);
    const auto& good = json["models"][0];
    EXPECT_EQ(good["name"], "acme/m");
    EXPECT_EQ(good["source"], "hub");
    EXPECT_EQ(good["usable"], true);
    EXPECT_EQ(good["parameters"], kParameters);
    EXPECT_TRUE(good["problem"].is_null());
    const auto& bad = json["models"][1];
    EXPECT_EQ(bad["usable"], false);
    EXPECT_TRUE(bad["layers"].is_null());
    EXPECT_TRUE(bad["problem"].is_string());
    EXPECT_TRUE(bad["hint"].is_string());
}

TEST_F(CacheTest, writesJsonOfNamesThatAreNotUtf8) {
    const fs::path cache = m_folder / "h\xFF\xFEub";
    m_environment.set("HF_HUB_CACHE", cache.string());
    const fs::path snapshots = cache / "models--acme--m\xC3" / "snapshots" / "c0\xFF";
    fs::create_directories(snapshots);
    fs::create_directories(cache / "models--acme--m\xC3" / "refs");
    writeBytes(cache / "models--acme--m\xC3" / "refs" / "main", "c0\xFF");
    writeBytes(snapshots / "config.json", "{}");
    fs::create_directories(cache / "models--acme--gone" / "refs");
    writeBytes(cache / "models--acme--gone" / "refs" / "main", "d0\xFF");
    fs::create_directories(cache / "models--acme--part" / "refs");
    fs::create_directories(cache / "models--acme--part" / "snapshots" / "e0\xFF");
    fs::create_directories(cache / "models--acme--part" / "blobs");
    writeBytes(cache / "models--acme--part" / "refs" / "tag\xFF", "e0\xFF");
    writeBytes(cache / "models--acme--part" / "blobs" / "x.incomplete", "x");
    nlohmann::json json;
    ASSERT_NO_THROW(json = nlohmann::json::parse(toJson(modelCatalog())));
    EXPECT_EQ(json["hub_cache"].get<std::string>(), m_folder.path().string() + "/h\uFFFD\uFFFDub");
    EXPECT_EQ(json["models"].size(), 4u);
}

TEST(HubNames, areTheOnesThatTheHubCouldHave) {
    EXPECT_TRUE(findHubModel("/", "..") == std::nullopt);
    EXPECT_TRUE(findHubModel("/", "a/../b") == std::nullopt);
    EXPECT_TRUE(findHubModel("/", "a--b") == std::nullopt);
    EXPECT_TRUE(findHubModel("/", "") == std::nullopt);
    EXPECT_TRUE(findHubModel("/", "/a") == std::nullopt);
}

}  // namespace
}  // namespace headscope
