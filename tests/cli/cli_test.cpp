// SPDX-License-Identifier: GPL-3.0-or-later
// Runs headscope-cli as a user does: its output, its messages and its exit codes.
#include "checkpoint_maker.h"
#include "cli_fixture.h"
#include "owned_tensors.h"
#include "scratch.h"

#include <headscope/device.h>
#include <headscope/error.h>
#include <headscope/files.h>
#include <headscope/report.h>
#include <headscope/resources.h>
#include <headscope/session.h>
#include <headscope/version.h>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <numeric>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace headscope {
namespace {

TEST_F(Cli, HelpAndVersionGoToStandardOutput) {
    for (const auto& arguments :
         std::vector<std::vector<std::string>>{{"--help"},
                                               {"--version"},
                                               {"sweep", "--help"},
                                               {"predict", "--help"},
                                               {"tokenize", "--help"},
                                               {"info", "--help"},
                                               {"models", "--help"},
                                               {"models", "list", "--help"}}) {
        const auto outcome = run(arguments);
        EXPECT_EQ(outcome.code, 0);
        EXPECT_FALSE(outcome.out.empty());
        EXPECT_EQ(outcome.err, "");
    }
}

TEST_F(Cli, WrongUseExitsWith2AndSaysWhatToDo) {
    expectRefused({}, {"--help"});
    expectRefused({"dance"}, {"dance", "--help"});
    expectRefused({"sweep", "--prompt"}, {"--prompt", "headscope-cli sweep --help"});
    expectRefused({"sweep", "--replace", "median"}, {"--replace", "zero"});
    expectRefused({"sweep", "--positions", "first"}, {"--positions", "last"});
    expectRefused({"sweep", "--threads", "0"}, {"--threads"});
    expectRefused({"tokenize"}, {"headscope-cli tokenize --help"});
    expectRefused({"predict", "--model", model(), "--prompt", "a", "--prompt-ids", "1"},
                  {"--prompt-ids"});
}

TEST_F(Cli, SweepWritesTheContractsJson) {
    const auto json = parsed(run(sweepOf(model())));
    EXPECT_EQ(json["schema"], "headscope.sweep/2");
    EXPECT_EQ(json["model"]["name"], "model");
    EXPECT_EQ(json["model"]["layers"], 2);
    EXPECT_EQ(json["model"]["sha256"].get<std::string>().size(), 64u);
    EXPECT_EQ(json["prompt"]["text"], "Berlin");
    EXPECT_EQ(json["prompt"]["tokens"].size(), 6u);
    EXPECT_EQ(json["target"]["text"], "a");
    ASSERT_EQ(json["sweeps"].size(), 2u);
    EXPECT_EQ(json["sweeps"][0]["replacement"], "zero");
    EXPECT_EQ(json["sweeps"][1]["replacement"], "mean");
    for (const auto& sweep : json["sweeps"]) {
        ASSERT_EQ(sweep["cells"].size(), 6u);
        for (int i = 0; i < 6; ++i) {
            EXPECT_EQ(sweep["cells"][static_cast<std::size_t>(i)]["layer"], i / 3);
            EXPECT_EQ(sweep["cells"][static_cast<std::size_t>(i)]["head"], i % 3);
        }
        EXPECT_EQ(sweep["summary"]["total"], 6);
    }
    EXPECT_TRUE(json.contains("zero_vs_mean"));
    EXPECT_EQ(toJson(sweepFromJson(json.dump())).empty(), false);
}

TEST_F(Cli, SweepTakesIdsReplacementsPositionsThreadsAndFiles) {
    const auto json = (scratch / "out file.json").string();
    const auto csv = (scratch / "out file.csv").string();
    const auto outcome =
        run({"sweep", "--model", model(), "--prompt-ids", "33,68,81", "--target-id", "64",
             "--control-id", "65", "--replace", "mean", "--positions", "last", "--threads", "1",
             "--json", json, "--csv", csv});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    const auto report = sweepFromJson(readBytes(json));
    EXPECT_EQ(report.promptText, "Ber");
    ASSERT_EQ(report.result.parts.size(), 1u);
    EXPECT_EQ(report.result.parts[0].intervention, ScalarMean{});
    EXPECT_EQ(report.result.parts[0].positions, Positions::last());
    EXPECT_FALSE(report.result.zeroVsMean);
    EXPECT_EQ(toCsv(report), readBytes(csv));
}

TEST_F(Cli, SeveralTargetsAreOneSet) {
    const auto base = std::vector<std::string>{"sweep", "--model", model(), "--prompt", "Berlin"};
    const auto set = parsed(
        run(base + std::vector<std::string>{"--target", "c", "--target", "a", "--control", "b"}));
    EXPECT_EQ(set["target"]["text"], "a + c");
    ASSERT_EQ(set["target"]["tokens"].size(), 2U);
    EXPECT_EQ(set["target"]["tokens"][1]["text"], "c");
    const auto a = parsed(run(base + std::vector<std::string>{"--target", "a", "--control", "b"}));
    const auto c = parsed(run(base + std::vector<std::string>{"--target", "c", "--control", "b"}));
    const auto p = [](const nlohmann::json& sweep, std::size_t cell) {
        return sweep["sweeps"][0]["cells"][cell]["p_target"].get<double>();
    };
    for (std::size_t cell = 0; cell < 6; ++cell)
        EXPECT_NEAR(p(set, cell), p(a, cell) + p(c, cell), 1e-6);  // float32 sums
    const auto ids = std::to_string(set["target"]["tokens"][0]["id"].get<int>());
    const auto byId = parsed(run(
        base + std::vector<std::string>{"--target-id", ids, "--target-id",
                                        std::to_string(set["target"]["tokens"][1]["id"].get<int>()),
                                        "--control", "b"}));
    EXPECT_EQ(byId["target"], set["target"]);
    // Each value as it stands: no list, and an empty one is not overlooked.
    expectRefused(base + std::vector<std::string>{"--target", "[a,c]", "--control", "b"},
                  {"target \"[a,c]\" is"});
    expectRefused(
        base + std::vector<std::string>{"--target", "a", "--target", "", "--control", "b"},
        {"target"});
    expectRefused(base + std::vector<std::string>{"--target", "a", "c", "--control", "b"}, {"c"});
    expectRefused(
        base + std::vector<std::string>{"--target", "a", "--control", "b", "--control", "a"},
        {"target and control share the token"});
    expectRefused(
        base + std::vector<std::string>{"--target-id", "1", "--target-id", "x", "--control", "b"},
        {"\"x\" is not a whole number"});
}

TEST_F(Cli, ACsvRunsNothingInASpreadsheetAndHasTheMarkThatExcelNeeds) {
    const std::filesystem::path folder =
        std::filesystem::path(HEADSCOPE_SHARED) / "cases" / "csv_formula_token";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << folder << " is absent";
    const auto csv = (scratch / "formula.csv").string();
    const std::vector<std::string> sweep{
        "sweep",        "--model", folder.string(), "--prompt", "of any", "--target-id", "271",
        "--control-id", "64",      "--csv",         csv};
    const auto outcome = run(sweep);
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const auto plain = readBytes(csv);
    EXPECT_NE(plain.find("# target \"'=1+1\" id 271"), std::string::npos) << plain;
    EXPECT_EQ(plain.find("\"=1+1"), std::string::npos);
    // The same bytes after the mark.
    auto marked = sweep;
    marked.emplace_back("--csv-bom");
    EXPECT_EQ(run(marked).code, 0);
    EXPECT_EQ(readBytes(csv), "\xEF\xBB\xBF" + plain);
    EXPECT_EQ(run({"sweep", "--model", folder.string(), "--prompt", "of", "--csv-bom"}).code, 2);
}

TEST_F(Cli, PredictWithoutAndWithAblationAgreesWithTheSweep) {
    const auto sweep = parsed(run(sweepOf(model())));
    const auto predict = parsed(run({"predict", "--model", model(), "--prompt", "Berlin",
                                     "--ablate", "1.2", "--replace", "mean", "--top", "1000"}));
    const auto& cell = sweep["sweeps"][1]["cells"][5];
    int found = 0;
    for (const auto& entry : predict["ablated"]) {
        if (entry["text"] != "a") continue;
        ++found;
        EXPECT_NEAR(entry["p"].get<double>(), cell["p_target"].get<double>(), 1e-5);
    }
    EXPECT_EQ(found, 1);
    const auto clean =
        parsed(run({"predict", "--model", model(), "--prompt", "Berlin", "--top", "3"}));
    EXPECT_EQ(clean["clean"].size(), 3u);
    EXPECT_EQ(clean["clean"], clean["ablated"]);
    EXPECT_EQ(clean["clean"][0]["text"], sweep["clean"]["argmax"]["text"]);
}

TEST_F(Cli, TokenizeGivesSpansOfTextsAndFiles) {
    const std::string text = "Berl\xC3\xADn \xF0\x9F\x8C\x8D";
    const auto json = parsed(run({"tokenize", "--model", model(), "--text", text}));
    ASSERT_EQ(json["ids"].size(), json["tokens"].size());
    std::size_t at = 0;
    for (const auto& token : json["tokens"]) {
        EXPECT_EQ(token["begin"], at);
        at = token["end"].get<std::size_t>();
    }
    EXPECT_EQ(at, text.size());
    writeBytes(scratch / "text.txt", text);
    EXPECT_EQ(
        parsed(run({"tokenize", "--model", model(), "--file", (scratch / "text.txt").string()})),
        json);
}

TEST_F(Cli, TokenizeSaysWhatPythonWouldAdd) {
    const auto copy = scratch / "bos";
    std::filesystem::copy(model(), copy);
    const auto ask = [&](const char* command, const std::vector<std::string>& more) {
        std::vector<std::string> arguments{command, "--model", copy.string()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const auto outcome = run(arguments);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return std::pair(nlohmann::json::parse(outcome.out), outcome.err);
    };
    EXPECT_EQ(ask("tokenize", {"--text", "a"}).first["notes"], nlohmann::json::array());
    EXPECT_EQ(ask("tokenize", {"--text", "a"}).second, "");
    writeBytes(copy / "tokenizer_config.json", R"({"add_bos_token": true, "bos_token": "b"})");
    const int id = ask("tokenize", {"--text", "b"}).first["ids"][0].get<int>();
    const auto json = ask("tokenize", {"--text", "a"}).first;
    ASSERT_EQ(json["notes"].size(), 1u);
    const auto wanted = fmt::format("\"b\" (id {}) before", id);
    EXPECT_NE(json["notes"][0].get<std::string>().find(wanted), std::string::npos) << json;
    const auto [info, said] = ask("info", {"--threads", "1"});
    EXPECT_EQ(info["model"]["notes"], json["notes"]);
    EXPECT_NE(said.find(wanted), std::string::npos) << said;
}

TEST_F(Cli, InfoNamesSizesHashAndBlas) {
    const auto json = parsed(run({"info", "--model", model(), "--threads", "1"}));
    EXPECT_EQ(json["model"]["layers"], 2);
    EXPECT_EQ(json["model"]["data_type"], "F32");
    EXPECT_EQ(json["runtime"]["threads"], 1);
    EXPECT_FALSE(json["runtime"]["blas"].get<std::string>().empty());
}

TEST_F(Cli, WhatIsDecidedOfAModelIsSaid) {
    const auto usual = parsed(run({"info", "--model", model()}))["model"];
    EXPECT_EQ(usual["notes"], nlohmann::json::array());
    EXPECT_EQ(usual["not_used"], nlohmann::json::array());
    EXPECT_EQ(usual["leftovers"], nlohmann::json::array());
    const std::filesystem::path file = std::filesystem::path(model()) / "model.safetensors";
    auto tensors = readTensors(file);
    for (auto& tensor : tensors)
        tensor.view.name = "module." + tensor.view.name;
    tensors.push_back(zeros("module.score.weight", {2, 12}));
    tensors.push_back(zeros("module.h.0.attn.masked_bias", {}));
    writeTensors(file, tensors);
    const auto info = run({"info", "--model", model()});
    EXPECT_EQ(info.code, 0);
    const auto json = nlohmann::json::parse(info.out)["model"];
    EXPECT_EQ(json["notes"].size(), 1u);
    EXPECT_EQ(json["not_used"], nlohmann::json::array({"module.score.weight"}));
    EXPECT_EQ(json["leftovers"], nlohmann::json::array({"module.h.0.attn.masked_bias"}));
    const auto sweep = run(sweepOf(model()));
    EXPECT_EQ(sweep.code, 0);
    const auto notes = nlohmann::json::parse(sweep.out)["notes"];
    ASSERT_EQ(notes.size(), 2u) << "the numbers carry it, too";
    EXPECT_NE(notes[1].get<std::string>().find("module.score.weight"), std::string::npos);
    for (const auto& outcome : {info, sweep}) {
        const auto said = withoutSurprise(outcome.err);
        EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 2) << said;
        EXPECT_TRUE(said.starts_with("headscope-cli: note: ")) << said;
        EXPECT_NE(said.find("module.score.weight"), std::string::npos) << said;
    }
    const auto verify = run({"verify", "--model", model()});
    EXPECT_EQ(verify.code, 1);
    EXPECT_NE(verify.out.find("not used: module.score.weight"), std::string::npos) << verify.out;
}

TEST_F(Cli, ARevisionIsPartOfAModelsName) {
    const auto root = cached("acme--small");
    std::filesystem::copy(
        root / "snapshots" / "c0ffee", root / "snapshots" / "0ld",
        std::filesystem::copy_options::copy_symlinks | std::filesystem::copy_options::recursive);
    writeBytes(root / "refs" / "v1", "0ld");
    writeBytes(root / "refs" / "gone", "ffff");
    for (const auto& [said, commit] :
         {std::pair("acme/small@v1", "0ld"), std::pair("acme/small@0ld", "0ld"),
          std::pair("acme/small", "c0ffee")})
        EXPECT_TRUE(
            parsed(run({"info", "--model", said}))["model"]["folder"].get<std::string>().ends_with(
                commit))
            << said;
    expectRefused({"info", "--model", "acme/small@gone"}, {"refs/gone", "no longer there"});
    expectRefused({"info", "--model", "acme/small@v2"},
                  {"\"v2\"", "models download acme/small --revision v2"});
}

TEST_F(Cli, FoldersWhoseNamesAreNotUtf8AreListed) {
    const auto cache = scratch / "h\xFF\xFEub";
    std::filesystem::create_directories(cache / "models--acme--m\xC3" / "snapshots" / "c\xFF");
    ::setenv("HF_HUB_CACHE", cache.c_str(), 1);
    for (const auto& arguments :
         {std::vector<std::string>{"models", "list", "--json"},
          std::vector<std::string>{"models", "list", "--json", cache.string()},
          std::vector<std::string>{"models", "list"}}) {
        const auto outcome = run(arguments);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        EXPECT_EQ(outcome.err, "");
        EXPECT_NE(outcome.out.find("h\uFFFD\uFFFDub"), std::string::npos) << outcome.out;
    }
    std::filesystem::rename(model(), cache / "model");
    EXPECT_EQ(parsed(run({"info", "--model", (cache / "model").string()}))["model"]["name"],
              "model");
}

TEST_F(Cli, ImpossibleInputsAreRefused) {
    const auto folder = model();
    expectRefused(sweepOf(folder, ""), {"prompt is empty"});
    expectRefused(sweepOf(folder, "\xC3("), {"UTF-8"});
    expectRefused(sweepOf(folder, std::string(17, 'x')), {"17 tokens", "16"});
    expectRefused(sweepOf(folder, "Berlin", "ab"), {"target", "2 tokens"});
    expectRefused(sweepOf(folder, "Berlin", ""), {"target"});
    expectRefused(sweepOf(folder, "Berlin", "a", "a"), {"same token"});
    expectRefused({"sweep", "--model", folder, "--prompt", "a", "--control", "b"}, {"target"});
    const std::vector<std::string> byIds{"sweep", "--model", folder};
    expectRefused(byIds + std::vector<std::string>{"--prompt-ids", "1,x", "--target-id", "1",
                                                   "--control-id", "2"},
                  {"--prompt-ids", "1,x"});
    expectRefused(byIds + std::vector<std::string>{"--prompt-ids", "1,99999", "--target-id", "1",
                                                   "--control-id", "2"},
                  {"99999"});
    expectRefused(byIds + std::vector<std::string>{"--prompt-ids", "1,2", "--target-id", "256",
                                                   "--control-id", "2"},
                  {"256", "target"});
    const std::vector<std::string> predict{"predict",  "--model", folder,
                                           "--prompt", "a",       "--ablate"};
    expectRefused(predict + std::vector<std::string>{"9.6"}, {"9.6"});
    expectRefused(predict + std::vector<std::string>{"1-2"}, {"1-2"});
    expectRefused({"tokenize", "--model", folder, "--file", (scratch / "none").string()}, {"none"});
    expectRefused({"tokenize", "--model", folder, "--file", scratch.path().string()},
                  {"is a folder"});
}

TEST_F(Cli, BrokenModelFoldersAreRefusedByName) {
    expectRefused(sweepOf((scratch / "nowhere").string()), {"nowhere"});
    writeBytes(scratch / "file", "x");
    expectRefused(sweepOf((scratch / "file").string()), {"file"});
    for (const auto* name : {"config.json", "model.safetensors", "vocab.json", "merges.txt"}) {
        const auto copy = scratch / "copy";
        const auto refuses = [&](const std::string& part) {
            expectRefused(sweepOf(copy.string()), {part});
            std::filesystem::remove_all(copy);
            std::filesystem::copy(model(), copy);
        };
        std::filesystem::remove_all(copy);
        std::filesystem::copy(model(), copy);
        const auto whole = readBytes(copy / name);
        std::filesystem::remove(copy / name);
        refuses(name);
        if (std::string(name) == "merges.txt") continue;  // may be short, and empty
        writeBytes(copy / name, whole.substr(0, whole.size() / 2));
        refuses(name);
        writeBytes(copy / name, "");
        refuses(name);
    }
}

TEST_F(Cli, ModelsListShowsWhatThereIsAndWhyNot) {
    cached("acme--small");
    const auto llama = scratch / "hub" / "models--meta--llama" / "snapshots" / "x";
    std::filesystem::create_directories(llama);
    writeBytes(llama / "config.json", R"({"model_type": "llama"})");
    const auto outcome = run({"models", "list"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    const auto& out = outcome.out;
    const auto bundled = out.find("headscope-mini");
    const auto usable = out.find("acme/small");
    const auto unusable = out.find("cannot be used");
    EXPECT_LT(bundled, usable);
    EXPECT_LT(usable, unusable);
    EXPECT_LT(unusable, out.find("meta/llama"));
    const std::vector<std::string> parts{"12 x 12",
                                         "2 x 3",
                                         "7.06 k",
                                         "F16",
                                         "F32",
                                         "\"llama\"",
                                         "GPT-2 architecture",
                                         (scratch / "hub").string()};
    for (const auto& part : parts)
        EXPECT_NE(out.find(part), std::string::npos) << out << "lacks " << part;

    const auto json = parsed(run({"models", "list", "--json"}));
    EXPECT_EQ(json["schema"], "headscope.models/1");
    ASSERT_EQ(json["models"].size(), 3u);
    EXPECT_EQ(json["models"][0]["source"], "bundled");
    EXPECT_EQ(json["models"][1]["name"], "acme/small");
    EXPECT_EQ(json["models"][1]["usable"], true);
    EXPECT_EQ(json["models"][2]["name"], "meta/llama");
    EXPECT_EQ(json["models"][2]["usable"], false);
}

TEST_F(Cli, ModelsListNamesTheCacheOfTransformers) {
    environment = "env -u TRANSFORMERS_CACHE ";
    EXPECT_EQ(run({"models", "list"}).out.find("TRANSFORMERS_CACHE"), std::string::npos);
    const auto older = (scratch / "older").string();
    environment = "TRANSFORMERS_CACHE=" + quoted(older) + " ";
    const auto outcome = run({"models", "list"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_NE(outcome.out.find("Looked at too: " + older + ", which TRANSFORMERS_CACHE names"),
              std::string::npos)
        << outcome.out;
}

TEST_F(Cli, ModelsListLooksAtNamedFolders) {
    const auto json =
        parsed(run({"models", "list", "--json", model(), (scratch / "nowhere").string()}));
    ASSERT_EQ(json["models"].size(), 2u);
    EXPECT_EQ(json["models"][0]["name"], "model");
    EXPECT_EQ(json["models"][0]["layers"], 2);
    EXPECT_EQ(json["models"][0]["source"], "folder");
    EXPECT_EQ(json["models"][1]["usable"], false);
    const auto outcome = run({"models", "list", (scratch / "bad\x1B[31m\n").string()});
    EXPECT_EQ(outcome.code, 0) << "a list of what cannot be used is a list";
    EXPECT_NE(outcome.out.find("No model can be used"), std::string::npos);
    EXPECT_EQ(outcome.out.find('\x1B'), std::string::npos) << "no escape reaches the terminal";
    EXPECT_EQ(run({"models", "list"}, " >/dev/full").code, 1);
    expectRefused({"models"}, {"headscope-cli models --help"});
    expectRefused({"models", "dance"}, {"dance"});
    expectRefused({"models", "list", "--dance"}, {"--dance"});
}

TEST_F(Cli, ModelsAreFoundByTheirNamesInTheCache) {
    const auto byFolder = parsed(run({"info", "--model", model()}));
    const auto root = cached("openai-community--gpt2");
    for (const char* name : {"gpt2", "openai-community/gpt2"}) {
        const auto json = parsed(run({"info", "--model", name}));
        EXPECT_EQ(json["model"]["name"], "openai-community/gpt2");
        EXPECT_EQ(json["model"]["sha256"], byFolder["model"]["sha256"]);
    }
    expectRefused({"info", "--model", "gpt2-medium"},
                  {"\"gpt2-medium\"", (scratch / "hub").string(), "headscope-cli models list",
                   "headscope-cli models download gpt2-medium"});
    std::filesystem::remove(root / "blobs" / "merges.txt");
    expectRefused({"tokenize", "--model", "gpt2", "--text", "a"},
                  {"merges.txt", "headscope-cli models download openai-community/gpt2"});
    expectRefused({"info", "--model", "gpt2"}, {"no merges.txt"});
}

TEST_F(Cli, ShardedModelsAreSweptLikeWholeOnes) {
    CheckpointSpec spec;
    spec.config = smallConfig();
    spec.scale = 0.4;
    spec.shards = 2;
    writeRandomCheckpoint(scratch / "shards" / "model", spec);
    auto whole = parsed(run(sweepOf(model())));
    auto sharded = parsed(run(sweepOf((scratch / "shards" / "model").string())));
    const auto hash = sharded["model"]["sha256"].get<std::string>();
    EXPECT_EQ(hash.size(), 64u);
    EXPECT_NE(hash, whole["model"]["sha256"].get<std::string>());
    for (auto* json : {&whole, &sharded}) {
        json->at("model").erase("sha256");
        for (auto& sweep : json->at("sweeps"))
            sweep.erase("seconds");
    }
    EXPECT_EQ(sharded["model"], whole["model"]);
    EXPECT_EQ(sharded["clean"], whole["clean"]);
    EXPECT_EQ(sharded["sweeps"], whole["sweeps"]);
    std::filesystem::remove(scratch / "shards" / "model" / "model-00002-of-00002.safetensors");
    expectRefused(sweepOf((scratch / "shards" / "model").string()),
                  {"model-00002-of-00002.safetensors", "missing"});
}

TEST_F(Cli, FailuresThatAreNotTheInputsExitWith1) {
    expectRefused(
        sweepOf(model()) +
            std::vector<std::string>{"--json", (scratch / "no" / "such" / "x.json").string()},
        {"x.json"}, 1);
    EXPECT_EQ(run(sweepOf(model()), " >/dev/full").code, 1);
}

TEST_F(Cli, EmptyAndOddArgumentsAreNotGuessedAt) {
    const auto folder = model();
    const std::vector<std::string> predict{"predict", "--model", folder, "--prompt", "a"};
    expectRefused(
        {"sweep", "--model", folder, "--target=a", "--control=b", "--prompt=", "--replace=zero"},
        {"prompt is empty"});
    expectRefused({"info", "--model", ""}, {"--model", "empty"});
    expectRefused({"tokenize", "--model", folder, "--file", ""}, {"--file", "empty"});
    expectRefused(predict + std::vector<std::string>{"--ablate", ""}, {"--ablate", "empty"});
    expectRefused(predict + std::vector<std::string>{"--json", ""}, {"--json", "empty"});
    expectRefused(predict + std::vector<std::string>{"--top", "0x10"}, {"--top", "0x10"});
    expectRefused({"sweep", "--target-id", "-5"}, {"--target-id", "-5"});
    expectRefused({"info", "--model", folder, "predict"}, {"predict"});
    expectRefused({"info", "--model", "a\nb\x1b[31m"}, {"\\x0A", "\\x1B"});
    const std::vector<std::vector<std::string>> turned{{"\u202Efoo"},
                                                       {"sweep", "--\u202Efoo"},
                                                       {"completion", "\u202Efoo"},
                                                       {"info", "--model", "\u202Efoo"},
                                                       {"sweep", "--positions", "\u202Efoo"}};
    for (const auto& wrong : turned)
        expectRefused(wrong, {"\\u{202E}foo"});
    expectRefused(predict + std::vector<std::string>{"--ablate", std::string(100'000, '9')},
                  {"\u2026"});
    const auto same = (scratch / "same").string();
    expectRefused(sweepOf(folder) + std::vector<std::string>{"--json", same, "--csv", same},
                  {"two"});
    // Values that look like options are values.
    EXPECT_EQ(parsed(run({"tokenize", "--model", folder, "--text", "--text"}))["ids"].size(), 6u);
    EXPECT_EQ(parsed(run({"tokenize", "--model", folder, "--text", "-"}))["ids"].size(), 1u);
    EXPECT_EQ(
        parsed(run({"tokenize", "--model", folder, "--text", "a", "--json", "-"}))["ids"].size(),
        1u);
}

TEST_F(Cli, PipesAndDevicesAreNotReadWithoutEnd) {
    expectRefused({"tokenize", "--model", model(), "--file", "/dev/zero"},
                  {"/dev/zero", "regular"});
    const auto pipe = (scratch / "pipe").string();
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    expectRefused({"tokenize", "--model", model(), "--file", pipe}, {"pipe", "regular"});
    std::filesystem::remove(scratch / "model" / "vocab.json");
    std::filesystem::create_symlink(pipe, scratch / "model" / "vocab.json");
    expectRefused({"tokenize", "--model", model(), "--text", "a"}, {"vocab.json", "regular"});
}

TEST_F(Cli, AMessageThatCannotBeWrittenStillEndsWithItsCode) {
    EXPECT_EQ(run({"dance"}, " >/dev/null 2>/dev/full; exit $? #").code, 2);
    EXPECT_EQ(run({"dance"}, " >/dev/null 2>&-; exit $? #").code, 2);
}

TEST_F(Cli, AReaderThatGoesEndsItQuietlyAndAFullFileIsAnError) {
    const std::string out = (scratch / "small.json").string();
    const std::string sweep = [&] {
        std::string command = quoted(HEADSCOPE_CLI);
        for (const auto& argument : sweepOf(model()))
            command += " " + quoted(argument);
        return command;
    }();
    const auto shell = [&](const std::string& script) {
        const std::string command = "bash -c " + quoted(script) + " 2>" +
                                    quoted((scratch / "err").string()) + " </dev/null";
        const int status = std::system(command.c_str());
        return Outcome{WIFEXITED(status) ? WEXITSTATUS(status) : -1, "",
                       readBytes(scratch / "err")};
    };
    const auto gone = shell(sweep + " | true; exit ${PIPESTATUS[0]}");
    EXPECT_EQ(gone.code, 128 + SIGPIPE) << gone.err;
    EXPECT_EQ(withoutSurprise(gone.err), "");
    const auto full = shell("ulimit -f 1; " + sweep + " --json " + quoted(out));
    EXPECT_EQ(full.code, 1) << full.err;
    EXPECT_NE(full.err.find("File too large"), std::string::npos) << full.err;
    EXPECT_FALSE(std::filesystem::exists(out));
    const auto help =
        shell("(sleep 1; exec " + quoted(HEADSCOPE_CLI) + " --help) | true; exit ${PIPESTATUS[0]}");
    EXPECT_EQ(help.code, 128 + SIGPIPE) << help.err;
    EXPECT_EQ(help.err, "");
    for (const auto* to : {" >/dev/full", " >&-"}) {
        const auto lost = shell(sweep + to);
        EXPECT_EQ(lost.code, 1) << to;
        EXPECT_NE(lost.err.find("could not be written to standard output"), std::string::npos)
            << lost.err;
    }
    EXPECT_NE(shell(sweep + " >/dev/full").err.find("No space left on device"), std::string::npos);
}

/// Does a handler of the process wait for SIGTERM?
bool catchesTerm(pid_t process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (!line.starts_with("SigCgt:")) continue;
        const auto caught = std::stoull(line.substr(7), nullptr, 16);
        return ((caught >> (SIGTERM - 1)) & 1u) != 0;
    }
    return false;
}

TEST_F(Cli, SignalsStopASweepInOrder) {
    // Long enough that it does not end by itself while it is told to.
    CheckpointSpec spec;
    spec.config = smallConfig();
    spec.config.layers = 12;
    spec.config.heads = 16;
    spec.config.width = 256;
    spec.config.positions = 512;
    const auto folder = scratch / "large";
    writeRandomCheckpoint(folder, spec);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        const std::string out = (scratch / "out.json").string();
        const auto arguments = sweepOf(folder.string(), std::string(512, 'p')) +
                               std::vector<std::string>{"--json", out};
        std::vector<const char*> pointers{HEADSCOPE_CLI};
        for (const auto& argument : arguments)
            pointers.push_back(argument.c_str());
        pointers.push_back(nullptr);
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            (void)!std::freopen((scratch / "err").c_str(), "w", stderr);
            ::execv(HEADSCOPE_CLI, const_cast<char* const*>(pointers.data()));
            ::_exit(127);
        }
        int status = 0;
        while (!catchesTerm(child)) {
            ASSERT_EQ(::waitpid(child, &status, WNOHANG), 0) << "it has ended by itself";
            ::usleep(1000);
        }
        ::kill(child, number);
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFEXITED(status)) << "of signal " << WTERMSIG(status);
        EXPECT_EQ(WEXITSTATUS(status), 1);
        const auto err = readBytes(scratch / "err");
        EXPECT_NE(err.find("the sweep was stopped by SIG"), std::string::npos) << err;
        EXPECT_FALSE(std::filesystem::exists(out));
    }
}

TEST_F(Cli, APartOfACharacterIsNoTargetAndTheWayOutIsSaid) {
    expectRefused(sweepOf(model(), "Berlin", "😀"), {"target \"😀\" is 4 tokens", "--target-id"});
}

TEST_F(Cli, LinksNoQtGui) {
    const auto command =
        fmt::format("ldd {} > {}", quoted(HEADSCOPE_CLI), quoted((scratch / "libraries").string()));
    ASSERT_EQ(std::system(command.c_str()), 0);
    const auto libraries = readBytes(scratch / "libraries");
    EXPECT_NE(libraries.find("libstdc++"), std::string::npos);
    EXPECT_EQ(libraries.find("libtorch"), std::string::npos) << "loaded when it is needed";
    EXPECT_EQ(libraries.find("libQt6Gui"), std::string::npos);
    EXPECT_EQ(libraries.find("libQt6Widgets"), std::string::npos);
}

// The experiment that the program is for, on the model that ships with it.
TEST_F(Cli, TheBundledModelsMapLooksLikeTheReports) {
    const auto json = parsed(run({"sweep", "--prompt", "Berlin is the capital of", "--target",
                                  " Germany", "--control", " France"}));
    EXPECT_EQ(json["model"]["layers"], 12);
    EXPECT_EQ(json["model"]["heads"], 12);
    const auto& clean = json["clean"];
    EXPECT_EQ(clean["argmax"]["text"], " Germany");
    const double p = clean["p_target"].get<double>();
    EXPECT_GT(p, 0.4);
    EXPECT_LT(p, 0.9);
    for (const auto& sweep : json["sweeps"]) {
        int strong = 0;
        double lowest = 0;
        double highest = 0;
        for (const auto& cell : sweep["cells"]) {
            const double effect = cell["p_target"].get<double>() - p;
            strong += std::abs(effect) > 0.05 ? 1 : 0;
            lowest = std::min(lowest, effect);
            highest = std::max(highest, effect);
        }
        EXPECT_GE(strong, 5);
        EXPECT_LE(strong, 40);
        EXPECT_LT(lowest, -0.05);
        EXPECT_GT(highest, 0.0);
        EXPECT_EQ(sweep["summary"]["total"], 144);
    }
}

TEST_F(Cli, ListsTheRunsOfASession) {
    SessionRun made;
    made.id = 7;
    made.name = "first";
    made.report = sweepFromJson(run({"sweep", "--model", model(), "--prompt-ids", "33,68,81",
                                     "--target-id", "64", "--control-id", "65"})
                                    .out);
    Session session;
    session.runs.push_back(std::make_shared<const KeptRun>(made));
    const auto file = scratch / "one.headscope";
    writeFileAtomically(file, toFile(session));
    const auto list = parsed(run({"session", "show", file.string()}));
    ASSERT_EQ(list.size(), 1u);
    EXPECT_EQ(list[0]["id"], 7);
    EXPECT_EQ(list[0]["name"], "first");
    writeFileAtomically(file, "{}");
    expectRefused({"session", "show", file.string()}, {"one.headscope", "not a Headscope session"});
    expectRefused({"session", "show"}, {"FILE"});
    expectRefused({"session"}, {"show", "headscope-cli session --help"});
}

TEST_F(Cli, VerifyPrintsATableAndPassesAGoodModel) {
    const auto table = run({"verify", "--model", model()});
    EXPECT_EQ(table.code, 0) << table.out << table.err;
    EXPECT_NE(table.out.find("0 failed"), std::string::npos) << table.out;
    const auto json = parsed(run({"verify", "--model", model(), "--json"}));
    EXPECT_EQ(json["schema"], "headscope.verify/1");
    EXPECT_EQ(json["counts"]["failed"], 0);
    const auto file = (scratch / "checks.json").string();
    EXPECT_EQ(run({"verify", "--model", model(), "--json", file}).code, 0);
    EXPECT_EQ(nlohmann::json::parse(readBytes(file))["passed"], true);
}

TEST_F(Cli, VerifyFailsWithOneWhereAFigureDoesNotAgree) {
    const auto hash = parsed(run({"verify", "--model", model(), "--json"}))["model"]["sha256"];
    const nlohmann::json figures{
        {"schema", "headscope.published/1"},
        {"model", "m"},
        {"sha256", {hash}},
        {"source", "s"},
        {"losses", {{{"text", "t"}, {"ids", {1, 2}}, {"loss", 1000.0}, {"source", "s"}}}}};
    writeBytes(scratch / "figures.json", figures.dump());
    const auto outcome =
        run({"verify", "--model", model(), "--published", (scratch / "figures.json").string()});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(outcome.err, "");
    EXPECT_NE(outcome.out.find("1 failed"), std::string::npos) << outcome.out;
    expectRefused({"verify", "--model", (scratch / "absent").string()}, {"absent"});
    expectRefused({"verify", "--model", model(), "--published", "absent.json"}, {"absent.json"});
}

TEST_F(Cli, ClaimsPutTheReportBesideTheModel) {
    const auto json = parsed(run({"claims", "--json"}));
    EXPECT_EQ(json["schema"], "headscope.claims/1");
    ASSERT_EQ(json["claims"].size(), 7U);
    // The card of the bundled model says so, too.
    EXPECT_EQ(
        json["claims"][0]["this_model"],
        "zero: \"\u2423Germany\" kept in 144 of 144; mean: \"\u2423Germany\" kept in 144 of 144");
    EXPECT_EQ(json["claims"][0]["agrees"], false);
    expectRefused({"claims", "--target", " Germany and"}, {"Germany"});
}

TEST_F(Cli, ExportPythonHoldsTheRun) {
    const auto file = (scratch / "run.py").string();
    const auto outcome = run({"export-python", "--model", model(), "--prompt", "Ber'l\"\"\"\\",
                              "--target", "a", "--control", "b", "--out", file});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    const auto script = readBytes(file);
    const auto begin = script.find("r\"\"\"") + 4;
    const auto report = sweepFromJson(script.substr(begin, script.find("\"\"\"", begin) - begin));
    EXPECT_EQ(report.promptText, "Ber'l\"\"\"\\");
    EXPECT_EQ(report.result.parts.size(), 2U);
    EXPECT_NE(script.find("register_forward_pre_hook"), std::string::npos);
}

TEST_F(Cli, SaysWhyADeviceCannotBeUsed) {
    expectRefused({"predict", "--model", model(), "--prompt", "Berlin", "--device", "gpu"},
                  {"\"gpu\" is not a device", "cuda"});
    // None has a hundred cards; where there is none, it says what to install.
    expectRefused({"info", "--model", model(), "--device", "cuda:100"}, {""});
    if (devices().size() == 1)
        expectRefused({"info", "--model", model(), "--device", "cuda"},
                      {"CUDA", "nstall", "driver"});
    const auto json = parsed(run({"info", "--model", model(), "--device", "cpu"}));
    EXPECT_EQ(json["runtime"]["device"], "cpu");
}

// libgomp says itself how its threads wait: once for each start of the program.
TEST_F(Cli, WaitsPassivelyHoweverItWasStarted) {
    for (const auto* given : {"", "OMP_WAIT_POLICY=active ", "OMP_WAIT_POLICY=passive ",
                              "OMP_WAIT_POLICY=passive GOMP_SPINCOUNT=1000000 "}) {
        environment = std::string("env -u OMP_WAIT_POLICY -u GOMP_SPINCOUNT ") + given +
                      "OMP_DISPLAY_ENV=verbose ";
        const auto outcome = run(sweepOf(model()));
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        const auto start = outcome.err.rfind("OPENMP DISPLAY ENVIRONMENT BEGIN");
        if (start == std::string::npos) GTEST_SKIP() << "skipped: this OpenMP does not tell";
        const auto last = outcome.err.substr(start);
        EXPECT_NE(last.find("OMP_WAIT_POLICY = 'PASSIVE'"), std::string::npos) << given << last;
        EXPECT_NE(last.find("GOMP_SPINCOUNT = '0'"), std::string::npos) << given << last;
    }
}

// Beside programs that keep every core, the products are multiplied at a fraction of the speed: a
// fact of the moment, not of the machine, and no reason to speak of another BLAS.
TEST_F(Cli, TheRateOfABusyMachineIsNotToldAsTheMachines) {
    double ran = 0;
    if (!(std::ifstream("/proc/self/schedstat") >> ran) || ran <= 0)
        GTEST_SKIP() << "skipped: this kernel does not tell who waits for a core";
    std::vector<std::jthread> others;
    for (unsigned i = 0; i < 3 * std::max(1u, std::thread::hardware_concurrency()); ++i)
        others.emplace_back([](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
            }
        });
    const auto outcome = run({"info", "--model", model()});
    others.clear();
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const auto runtime = nlohmann::json::parse(outcome.out)["runtime"];
    EXPECT_EQ(runtime["rates_disturbed"], true) << runtime;
    EXPECT_EQ(runtime["blas_gflops"], 0) << runtime;
    EXPECT_EQ(runtime["own_gflops"], 0) << runtime;
    EXPECT_EQ(runtime["blas_warning"].get<std::string>().find("GFLOP/s"), std::string::npos)
        << runtime;
}

TEST_F(Cli, StartsOnceMoreAtMost) {
    const std::string begin = "OPENMP DISPLAY ENVIRONMENT BEGIN";
    for (const auto* guard : {"", "HEADSCOPE_RELAUNCHED=1 ", "HEADSCOPE_RELAUNCHED= "}) {
        environment = std::string("OMP_DISPLAY_ENV=true OMP_WAIT_POLICY=active ") + guard;
        const auto outcome = run({"--version"});
        std::size_t starts = 0;
        for (auto at = outcome.err.find(begin); at != std::string::npos;
             at = outcome.err.find(begin, at + 1))
            ++starts;
        if (starts == 0) GTEST_SKIP() << "skipped: this OpenMP does not tell";
        EXPECT_LE(starts, 2U) << outcome.err;
        EXPECT_EQ(outcome.out, fmt::format("headscope-cli {}\n", version()));
    }
}

// The exported program, run: with a torch and transformers of the tests' own, which compute GPT-2
// in float64 and call the hooks; with a transformers of the tests' own on the real torch, where
// that is installed; and with the real ones of both, where they are.
class ExportedPython : public Cli {
 protected:
    void SetUp() override {
        Cli::SetUp();
        if (python.empty()) GTEST_SKIP() << "there is no Python 3";
        writeRandomCheckpoint(scratch / "lively", livelySpec());
    }
    void exportRun(const std::vector<std::string>& more = {}) const {
        std::vector<std::string> arguments{"--model",   (scratch / "lively").string(),
                                           "--prompt",  "Berlin",
                                           "--target",  "a",
                                           "--control", "b"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        exportOf(arguments);
    }
    void exportOf(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "export-python");
        arguments.insert(arguments.end(), {"--out", (scratch / "run.py").string()});
        const auto outcome = run(arguments);
        ASSERT_EQ(outcome.code, 0) << outcome.err;
    }
    [[nodiscard]] Outcome runPython(const std::string& variables) const {
        return runPython(variables, python);
    }
    [[nodiscard]] Outcome runPython(const std::string& variables,
                                    const std::string& interpreter) const {
        const auto command = fmt::format(
            "cd {} && {} OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1 {} run.py >out 2>err "
            "</dev/null",
            quoted(scratch.path().string()), variables, quoted(interpreter));
        const int status = std::system(command.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, readBytes(scratch / "out"),
                readBytes(scratch / "err")};
    }
    // The run's JSON in run.py, changed.
    void alter(const std::function<void(nlohmann::json&)>& change) const {
        const auto file = scratch / "run.py";
        auto script = readBytes(file);
        const auto begin = script.find("r\"\"\"") + 4;
        const auto end = script.find("\"\"\"", begin);
        auto json = nlohmann::json::parse(script.substr(begin, end - begin));
        change(json);
        writeBytes(file, script.replace(begin, end - begin, json.dump(1, ' ', true)));
    }
    const std::string python = HEADSCOPE_PYTHON;
    const std::string stub = "PYTHONPATH=" + quoted(HEADSCOPE_PYTHON_STUB);
};

TEST_F(ExportedPython, AgreesWithAnotherForwardPass) {
    for (const char* positions : {"all", "last"}) {
        exportRun({"--positions", positions});
        const auto outcome = runPython(stub);
        EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
        // A line for the table's head, the clean run, 12 heads replaced in two ways, and the end.
        EXPECT_EQ(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 1 + 1 + 24 + 1);
        EXPECT_NE(outcome.out.find("\nmean             3     2  0."), std::string::npos)
            << outcome.out;
        EXPECT_NE(outcome.out.find("Largest difference to Headscope's numbers: "),
                  std::string::npos);
    }
}

TEST_F(ExportedPython, AddsTheProbabilitiesOfASet) {
    exportRun({"--target", "c", "--target", "d", "--control", "e"});
    const auto outcome = runPython(stub);
    EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
    alter([](nlohmann::json& run) { run["target"]["tokens"].erase(0); });
    EXPECT_EQ(runPython(stub).code, 1) << "without one of them the numbers are others";
}

TEST_F(ExportedPython, RepeatsEveryIntervention) {
    std::string every;
    for (const auto& intervention : kindsWithoutDonor())
        every += (every.empty() ? "" : ",") + name(intervention);
    exportRun({"--replace", every + ",scale:-1.5", "--positions", "1,4"});
    const auto outcome = runPython(stub);
    EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
    EXPECT_EQ(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 1 + 1 + 6 * 12 + 1);
    EXPECT_NE(outcome.out.find("\nscale:-1.5"), std::string::npos) << outcome.out;
}

// Models that from_pretrained() would read otherwise, or not at all.
TEST_F(ExportedPython, ReadsTheWeightsAsHeadscopeDoes) {
    const auto file = scratch / "lively" / "model.safetensors";
    using Change = std::function<void(std::vector<OwnedTensor>&)>;
    const auto agrees = [&](const std::string& what, const CheckpointSpec& spec,
                            const Change& change, bool ownWay = true) {
        SCOPED_TRACE(what);
        writeRandomCheckpoint(scratch / "lively", spec);
        auto tensors = readTensors(file);
        change(tensors);
        writeTensors(file, tensors);
        exportRun();
        EXPECT_EQ(readBytes(scratch / "run.py").find("OWN_WAY = None") == std::string::npos,
                  ownWay);
        const auto outcome = runPython(stub);
        EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
    };
    const auto rename = [](std::vector<OwnedTensor>& tensors, const std::string& prefix) {
        for (auto& tensor : tensors)
            tensor.view.name = prefix + tensor.view.name;
    };
    const auto withoutBiases = [](std::vector<OwnedTensor>& tensors) {
        std::erase_if(tensors, [](const auto& t) { return t.view.name.ends_with(".bias"); });
    };
    const auto transpose = [](std::vector<OwnedTensor>& tensors) {
        for (auto& tensor : tensors) {
            const auto& name = tensor.view.name;
            if (name.find(".c_") == std::string::npos || !name.ends_with(".weight")) continue;
            const auto rows = static_cast<std::size_t>(tensor.view.shape[0]);
            const auto columns = static_cast<std::size_t>(tensor.view.shape[1]);
            const auto before = tensor.bytes;
            for (std::size_t i = 0; i < rows * columns; ++i)
                std::copy_n(before.begin() + static_cast<std::ptrdiff_t>(i * 4), 4,
                            tensor.bytes.begin() + static_cast<std::ptrdiff_t>(
                                                       (i % columns * rows + i / columns) * 4));
            std::swap(tensor.view.shape[0], tensor.view.shape[1]);
        }
    };
    auto prefixed = livelySpec();
    prefixed.prefix = true;
    auto untied = prefixed;
    untied.config.tiedEmbeddings = false;
    const Change nothing = [](auto&) {};
    agrees("as transformers writes it", prefixed, nothing, false);
    agrees("an unembedding of its own", untied, nothing, false);
    agrees("a prefix", prefixed, [&](auto& tensors) { rename(tensors, "_orig_mod."); });
    agrees("a prefix, and an unembedding", untied,
           [&](auto& tensors) { rename(tensors, "module."); });
    agrees("no transformer.", livelySpec(), [&](auto& tensors) { rename(tensors, "model."); });
    agrees("nn.Linear", prefixed, transpose);
    agrees("no biases", prefixed, withoutBiases);
    agrees("gamma and beta", prefixed, [](auto& tensors) {
        for (auto& tensor : tensors) {
            auto& name = tensor.view.name;
            if (name.find("ln_") == std::string::npos) continue;
            name =
                name.substr(0, name.rfind('.')) + (name.ends_with(".weight") ? ".gamma" : ".beta");
        }
    });
    agrees("the embedding under the head's name", prefixed, [](auto& tensors) {
        named(tensors, "transformer.wte.weight").view.name = "lm_head.weight";
    });
    agrees("everything", untied, [&](auto& tensors) {
        withoutBiases(tensors);
        transpose(tensors);
        rename(tensors, "_orig_mod.");
    });
    for (const auto activation : {Activation::Silu, Activation::Tanh, Activation::QuickGelu,
                                  Activation::GeluErf, Activation::Relu}) {
        auto spec = prefixed;
        spec.config.activation = activation;
        agrees(name(activation), spec, nothing, false);
    }
    // config.json ties, and the file has another head.
    writeRandomCheckpoint(scratch / "lively", untied);
    auto config = untied.config;
    config.tiedEmbeddings = true;
    writeConfig(scratch / "lively" / "config.json", config);
    exportRun();
    const auto outcome = runPython(stub);
    EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
}

TEST_F(ExportedPython, ReportsWhatDiffers) {
    exportRun();
    // Nothing is ablated: the hooks are what makes the numbers agree.
    EXPECT_EQ(runPython(stub + " STUB_IGNORES_HOOKS=1").code, 1);
    alter([](auto& json) {
        auto& number = json["sweeps"][1]["cells"][7]["p_target"];
        number = number.template get<double>() + 0.01;
    });
    auto outcome = runPython(stub);
    EXPECT_EQ(outcome.code, 1) << outcome.err;
    EXPECT_NE(outcome.out.find("Largest difference to Headscope's numbers: 1.00e-02"),
              std::string::npos)
        << outcome.out;
    exportRun();
    alter([](auto& json) {
        auto& cell = json["sweeps"][0]["cells"][4];
        cell["argmax"]["id"] = (cell["argmax"]["id"].template get<int>() + 1) % 300;
    });
    outcome = runPython(stub);
    EXPECT_EQ(outcome.code, 1);
    EXPECT_NE(outcome.out.find("Another likeliest token: zero 1.1"), std::string::npos)
        << outcome.out;
    exportRun();
    alter([](auto& json) { json["prompt"]["tokens"][2]["id"] = 5; });
    EXPECT_EQ(runPython(stub).code, 1) << "another prompt";
}

TEST_F(ExportedPython, SaysWhatItNeeds) {
    exportRun();
    writeBytes(scratch / "torch.py", "raise ImportError('not installed')");
    const auto outcome = runPython("PYTHONPATH=" + quoted(scratch.path().string()));
    EXPECT_EQ(outcome.code, 2);
    EXPECT_NE(outcome.err.find("This needs torch and transformers: not installed"),
              std::string::npos)
        << outcome.err;
}

// On the real torch: its modules, its hooks, its float32. Of transformers' own code only what one
// can see from outside is played.
TEST_F(ExportedPython, AgreesWithTorch) {
    std::string withTorch;
    for (const auto& candidate : {python, std::string("/usr/bin/python3")})
        if (withTorch.empty() &&
            std::system((quoted(candidate) + " -c 'import torch' >/dev/null 2>&1").c_str()) == 0)
            withTorch = candidate;
    if (withTorch.empty()) GTEST_SKIP() << "skipped: no Python here has torch";
    const auto agrees = [&](const std::vector<std::string>& arguments) {
        SCOPED_TRACE(arguments[1]);
        exportOf(arguments);
        const auto outcome =
            runPython("PYTHONPATH=" + quoted(HEADSCOPE_PYTHON_ON_TORCH), withTorch);
        EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
        const auto line = outcome.out.rfind("Largest difference");
        if (line != std::string::npos)
            std::cout << arguments[1] << ": " << outcome.out.substr(line) << std::flush;
    };
    agrees({"--model", "headscope-mini", "--prompt", "Berlin is the capital of", "--target",
            " Germany", "--control", " France"});
    agrees({"--model", "headscope-mini", "--prompt", "Berlin is the capital of", "--target",
            " Germany", "--control", " France", "--positions", "last"});
    auto spec = livelySpec(3);
    spec.shards = 3;
    spec.type = DType::BF16;
    writeRandomCheckpoint(scratch / "shards", spec);
    agrees({"--model", (scratch / "shards").string(), "--prompt", "Berlin", "--target", "a",
            "--control", "b"});
    const std::filesystem::path shared = HEADSCOPE_SHARED;
    const auto sorting = (shared / "checkpoints" / "nano-sort").string();
    if (!std::filesystem::exists(sorting)) GTEST_SKIP() << "skipped in part: no real checkpoints";
    agrees({"--model", sorting, "--prompt-ids", "2,1,2,0,1,0", "--target-id", "1", "--control-id",
            "2"});
    agrees({"--model", (shared / "checkpoints" / "basic-byte").string(), "--prompt", "The first",
            "--target", "a", "--control", "b"});
    // The numbers are those of this one place: before another projection they are others.
    auto script = readBytes(scratch / "run.py");
    const std::string place = ".attn.c_proj\n";
    script.replace(script.find(place), place.size(), ".mlp.c_proj\n");
    writeBytes(scratch / "run.py", script);
    EXPECT_EQ(runPython("PYTHONPATH=" + quoted(HEADSCOPE_PYTHON_ON_TORCH), withTorch).code, 1);
}

TEST_F(ExportedPython, AgreesWithTransformers) {
    const auto found = quoted(python) + " -c 'import torch, transformers' >/dev/null 2>&1";
    if (std::system(found.c_str()) != 0)
        GTEST_SKIP() << "skipped: this Python has no torch and transformers";
    exportRun();
    const auto outcome = runPython("");
    EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
}

}  // namespace
}  // namespace headscope
