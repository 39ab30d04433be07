// SPDX-License-Identifier: GPL-3.0-or-later
// Patching from a second prompt on the command line, and prompts that begin with <|endoftext|>.
#include "cli_fixture.h"

#include <headscope/report.h>
#include <headscope/resources.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace headscope {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

const Words kDonor{"--donor",
                   "Bavlin"};  // as many bytes as "Berlin", and another from the second on

class PatchCommands : public LivelyCli {
 protected:
    [[nodiscard]] Json json(const Words& arguments) const {
        return parsed(run(arguments + Words{"--json"}));
    }
    [[nodiscard]] static double difference(const Json& from) {
        return from.at("logit_target").get<double>() - from.at("logit_control").get<double>();
    }
    // The bundled model's, whose tokenizer has <|endoftext|>.
    [[nodiscard]] static Words bundled(const std::string& command, const Words& more) {
        return Words{command, "--model", bundledModel().string(), "--prompt",
                     "Berlin is the capital of"} +
               more;
    }
};

TEST_F(PatchCommands, ASweepHasThePatchBesideOthers) {
    const auto sweep = json(of("sweep", kDonor + Words{"--replace", "zero,patch,mean"}));
    EXPECT_EQ(sweep["schema"], "headscope.sweep/2");
    ASSERT_EQ(sweep["sweeps"].size(), 3U);
    const auto& patch = sweep["sweeps"][1];
    EXPECT_EQ(patch["replacement"], "patch");
    EXPECT_EQ(patch["intervention"]["kind"], "patch");
    const auto& donor = patch["intervention"]["donor"];
    EXPECT_EQ(donor["text"], "Bavlin");
    ASSERT_EQ(donor["tokens"].size(), 6U);
    EXPECT_EQ(donor["tokens"][1]["text"], "a");
    // The donor's numbers are those of a run of its own.
    const auto there = parsed(run({"sweep", "--model", folder(), "--prompt", "Bavlin", "--target",
                                   "a", "--control", "b", "--replace", "zero", "--json"}));
    for (const char* field : {"p_target", "p_control", "logit_target", "logit_control"})
        EXPECT_EQ(donor[field], there["clean"][field]) << field;
    ASSERT_EQ(patch["cells"].size(), 12U);
    const double own = difference(sweep["clean"]);
    const double gap = difference(donor) - own;
    for (const auto& cell : patch["cells"]) {
        EXPECT_NEAR(cell["logit_difference"].get<double>(), difference(cell), 1e-5);
        EXPECT_NEAR(cell["recovered"].get<double>(), (difference(cell) - own) / gap, 1e-4);
    }
    // The others are looked at by the same number; nothing is recovered of them.
    for (const std::size_t other : {std::size_t{0}, std::size_t{2}})
        for (const auto& cell : sweep["sweeps"][other]["cells"]) {
            EXPECT_NEAR(cell["logit_difference"].get<double>(), difference(cell), 1e-5);
            EXPECT_FALSE(cell.contains("recovered"));
        }
    EXPECT_FALSE(there["sweeps"][0]["cells"][0].contains("logit_difference"));
    // Alone, it is the default beside a donor; and the ids are the text's.
    const auto alone = json(of("sweep", kDonor));
    ASSERT_EQ(alone["sweeps"].size(), 1U);
    EXPECT_EQ(alone["sweeps"][0]["intervention"], patch["intervention"]);
    std::string ids;
    for (const auto& token : donor["tokens"])
        ids += (ids.empty() ? "" : ",") + std::to_string(token["id"].get<int>());
    EXPECT_EQ(json(of("sweep", {"--donor-ids", ids}))["sweeps"][0]["cells"],
              alone["sweeps"][0]["cells"]);
    for (std::size_t i = 0; i < 12; ++i)
        EXPECT_NEAR(alone["sweeps"][0]["cells"][i]["logit_difference"].get<double>(),
                    patch["cells"][i]["logit_difference"].get<double>(), 1e-5);
    EXPECT_EQ(sweepFromJson(sweep.dump()).result.parts[1].donor->text, "Bavlin");
}

TEST_F(PatchCommands, TheTableAndTheCsvTellWhatIsRecovered) {
    const auto table = run(of("sweep", kDonor + Words{"--format", "table"}));
    EXPECT_EQ(table.code, 0) << table.err;
    for (const char* part : {"Donor \"Bavlin\"", "recovered", "patched from the donor"})
        EXPECT_NE(table.out.find(part), std::string::npos) << table.out;
    const auto csv = run(of("sweep", kDonor + Words{"--replace", "zero,patch", "--format", "csv"}));
    EXPECT_NE(csv.out.find(",delta_logit_difference,recovered\n"), std::string::npos);
    EXPECT_NE(csv.out.find("\npatch,"), std::string::npos);
    // A row of zero ends with the change of the logit difference, and nothing recovered.
    const auto zero = csv.out.find("\nzero,") + 1;
    const auto row = csv.out.substr(zero, csv.out.find('\n', zero) - zero);
    EXPECT_EQ(row.back(), ',') << row;
    EXPECT_NE(row[row.size() - 2], ',') << row;
    // Both tables are ranked by the logit difference.
    const auto both =
        run(of("sweep", kDonor + Words{"--replace", "zero,patch", "--format", "table"})).out;
    EXPECT_EQ(both.find("the strongest on P(target)"), std::string::npos) << both;
    EXPECT_NE(both.find("set to zero, at all positions; the strongest on logit(target)"),
              std::string::npos)
        << both;
}

TEST_F(PatchCommands, EachPositionIsASweep) {
    const auto each =
        json(of("sweep", kDonor + Words{"--positions", "each", "--replace", "patch,zero"}));
    EXPECT_EQ(each["schema"], "headscope.positions/1");
    ASSERT_EQ(each["by_position"].size(), 6U);
    for (std::size_t t = 0; t < 6; ++t) {
        const auto& at = each["by_position"][t];
        EXPECT_EQ(at["positions"], Json::array({t}));
        EXPECT_EQ(at["sweeps"].size(), 2U);
        for (const auto& cell : at["sweeps"][0]["cells"])
            if (t == 0) {
                EXPECT_EQ(cell["recovered"], 0) << "the two prompts are the same there";
            }
    }
    EXPECT_NE(each["notes"].dump().find("The prompt's first token is the donor's, too"),
              std::string::npos);
    const auto alone = json(of("sweep", kDonor + Words{"--positions", "3"}));
    for (std::size_t i = 0; i < 12; ++i)
        EXPECT_NEAR(
            each["by_position"][3]["sweeps"][0]["cells"][i]["logit_difference"].get<double>(),
            alone["sweeps"][0]["cells"][i]["logit_difference"].get<double>(), 1e-5);
    const auto table = run(of("sweep", {"--positions", "each", "--format", "table"}));
    EXPECT_EQ(table.code, 0);
    EXPECT_NE(table.out.find("at one position"), std::string::npos) << table.out;
    const auto csv = run(of("sweep", kDonor + Words{"--positions", "each", "--format", "csv"}));
    EXPECT_EQ(std::count(csv.out.begin(), csv.out.end(), '\n'), 7 + 1 + 6 * 12);
}

TEST_F(PatchCommands, MapsAndSetsAndTheRestTakeADonor) {
    const auto file = (scratch / "patched.json").string();
    EXPECT_EQ(run(of("sweep", kDonor + Words{"--json", file})).code, 0);
    const auto map = json(of("map", kDonor));
    EXPECT_EQ(map["quantity"]["metric"], "logit-difference") << "the default of a patch";
    EXPECT_EQ(map["quantity"]["intervention"]["donor"]["text"], "Bavlin");
    const auto from = json({"map", "--from", file, "--replace", "patch", "--metric", "recovered"});
    EXPECT_EQ(from["unit"], "share");
    const auto sweep = Json::parse(readBytes(file));
    EXPECT_NEAR(from["values"][1][2].get<double>(),
                sweep["sweeps"][0]["cells"][5]["recovered"].get<double>(), 1e-5);
    expectRefused({"map", "--from", file, "--replace", "zero", "--metric", "recovered"},
                  {"zero", "patch"});
    const auto set = json(of("set", kDonor + Words{"--heads", "1.2,3.0"}));
    EXPECT_EQ(set["intervention"]["donor"]["text"], "Bavlin");
    EXPECT_TRUE(set["joint"]["recovered"].is_number());
    EXPECT_NEAR(set["singles"][0]["recovered"].get<double>(),
                sweep["sweeps"][0]["cells"][5]["recovered"].get<double>(), 1e-4);
    const auto grown = json(of("grow", kDonor + Words{"--steps", "2", "--all-steps"}));
    EXPECT_EQ(grown["intervention"]["donor"]["text"], "Bavlin");
    const auto predicted = parsed(run({"predict", "--model", folder(), "--prompt", "Berlin",
                                       "--ablate", "1.2,3.0", "--donor", "Bavlin", "--json"}));
    EXPECT_NE(predicted["clean"], predicted["ablated"]);
    EXPECT_EQ(run({"compare", file, file, "--replace", "patch"}).code, 0);
    const auto written = run({"write", "--model", folder(), "--prompt", "Berlin", "--heads", "1.2",
                              "--donor", "Bavlin", "--positions", "2,5", "--tokens", "2"});
    EXPECT_EQ(written.code, 0) << written.err;
    expectRefused({"write", "--model", folder(), "--prompt", "Berlin", "--heads", "1.2", "--donor",
                   "Bavlin", "--tokens", "2"},
                  {"known for the prompt's positions alone"});
}

// What was done to the heads, and from which donor, stands in every table.
TEST_F(PatchCommands, TablesNameTheInterventionAndTheDonor) {
    const auto shows = [&](const Words& arguments, const Words& parts) {
        const auto outcome = run(arguments);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        for (const auto& part : parts)
            EXPECT_NE(outcome.out.find(part), std::string::npos) << part << " in\n" << outcome.out;
        EXPECT_EQ(outcome.out.find("ablated"), std::string::npos) << outcome.out;
    };
    const Words predict{"predict", "--model", folder(), "--prompt", "Berlin", "--format", "table"};
    shows(predict + kDonor + Words{"--ablate", "3.0,1.2"},
          {"P patched", "Heads 1.2, 3.0, patched from the donor \"Bavlin\", at all positions\n"});
    shows(predict + Words{"--ablate", "1.2", "--replace", "scale:0.5", "--positions", "last"},
          {"P scaled", "Head 1.2, scaled by 0.5, at the last position\n"});
    shows(of("set", kDonor + Words{"--heads", "1.2"}),
          {"changes are patched - clean", "patched from the donor \"Bavlin\", at all positions"});
    shows({"write", "--model", folder(), "--prompt", "Berlin", "--heads", "1.2", "--donor",
           "Bavlin", "--positions", "2,5", "--tokens", "2"},
          {"P patched", "patched from the donor \"Bavlin\", at positions 2,5\n", "\npatched  \""});
    shows(of("grow", kDonor + Words{"--steps", "1", "--all-steps"}), {"Donor \"Bavlin\""});
    shows({"similarity", "--model", folder(), "--prompt", "Berlin", "--heads", "1.2", "--replace",
           "scale:2"},
          {"scaled", "change"});
}

// A patch is not offered where every one is refused.
TEST_F(PatchCommands, WhatTakesNoDonorOffersNoPatch) {
    for (const char* command : {"pairs", "similarity"}) {
        const auto help = run({command, "--help"}).out;
        EXPECT_NE(help.find("vector-mean"), std::string::npos) << help;
        EXPECT_EQ(help.find("patch"), std::string::npos) << help;
    }
    for (const char* command : {"set", "grow", "write", "predict", "attribution"})
        EXPECT_NE(run({command, "--help"}).out.find("patch"), std::string::npos) << command;
    expectRefused(of("pairs", {"--replace", "patch"}), {"not patched from a second prompt here"});
    expectRefused({"similarity", "--model", folder(), "--prompt", "Berlin", "--heads", "1.2",
                   "--replace", "patch"},
                  {"not patched from a second prompt here", "such as zero"});
}

TEST_F(PatchCommands, AttributionTellsWhatHeadsAddOnceOneIsItsValueBias) {
    const auto clean = json(of("attribution"));
    const auto ablated = json(
        of("attribution", {"--heads", "2.1", "--replace", "value-bias", "--positions", "last"}));
    EXPECT_TRUE(clean["ablated"].is_null());
    EXPECT_EQ(ablated["ablated"], (Json{{"heads", {"2.1"}},
                                        {"intervention", {{"kind", "value-bias"}}},
                                        {"positions", "last"}}));
    EXPECT_NE(ablated["heads"][2][1], clean["heads"][2][1]);
    EXPECT_NE(ablated["heads"][3][0], clean["heads"][3][0]) << "later heads take over";
    EXPECT_EQ(ablated["adds_up"], true);
}

TEST_F(PatchCommands, LayersTellWhereTheTwoPromptsDiffer) {
    const auto layers = json(of("layers", kDonor));
    EXPECT_EQ(layers["schema"], "headscope.layers/1");
    EXPECT_EQ(layers["first_difference"], 1);
    EXPECT_EQ(layers["donor"]["text"], "Bavlin");
    const double own = layers["clean_logit_difference"].get<double>();
    EXPECT_NEAR(own, difference(layers["clean"]), 1e-5);
    for (const char* part : {"residual", "attention", "mlp"}) {
        ASSERT_EQ(layers[part].size(), 4U);
        for (const auto& row : layers[part]) {
            ASSERT_EQ(row.size(), 6U);
            EXPECT_NEAR(row[0].get<double>(), own, 1e-5) << "the prompts are the same there";
        }
    }
    for (const auto& value : layers["recovered"]["everywhere"]["residual"])
        EXPECT_NEAR(value.get<double>(), 1, 1e-4);
    const auto table = run(of("layers", kDonor));
    EXPECT_EQ(table.code, 0);
    EXPECT_NE(table.out.find("the MLP's output"), std::string::npos) << table.out;
    const auto csv = run(of("layers", kDonor + Words{"--format", "csv"}));
    EXPECT_EQ(std::count(csv.out.begin(), csv.out.end(), '\n'), 1 + 3 * 4 * 7);
}

TEST_F(PatchCommands, APromptPatchedFromItselfIsItsCleanRun) {
    const Words itself{"--donor", "Berlin"};
    const auto noted = [&](const Words& words) {
        const auto outcome = run(words);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        EXPECT_NE(outcome.err.find("The donor is the prompt itself"), std::string::npos);
        return Json::parse(outcome.out);
    };
    const auto sweep = noted(of("sweep", itself + Words{"--json"}));
    EXPECT_NE(sweep.at("notes").dump().find("The donor is the prompt itself"), std::string::npos)
        << sweep.at("notes").dump();
    const auto csv = run(of("sweep", itself + Words{"--format", "csv"}));
    EXPECT_EQ(csv.code, 0) << csv.err;
    const auto layers = noted(of("layers", itself + Words{"--json"}));
    const double own = layers["clean_logit_difference"].get<double>();
    for (const char* part : {"residual", "attention", "mlp"})
        for (const auto& row : layers[part])
            for (const auto& value : row)
                EXPECT_NEAR(value.get<double>(), own, 1e-5) << part;
    EXPECT_TRUE(layers.at("recovered").is_null()) << "there is no way to go";
}

TEST_F(PatchCommands, WhatDoesNotGoIsRefusedWithAWayOut) {
    expectRefused(of("sweep", {"--replace", "patch"}), {"patch needs a second prompt", "--donor"});
    expectRefused(of("sweep", kDonor + Words{"--replace", "zero"}), {"--replace patch"});
    expectRefused(of("sweep", {"--donor", "Ber"}),
                  {"the donor has 3 tokens and the prompt 6", "B|e|r|[l]|i|n", "too few"});
    expectRefused(of("sweep", {"--donor", "Berlingo"}),
                  {"the donor has 8 tokens", "in brackets", "n|[]", "n|[g]|o", "too many"});
    expectRefused(of("sweep", {"--donor", ""}), {"second prompt, the donor"});
    expectRefused(of("sweep", {"--donor-ids", "1,2,x"}), {"--donor-ids"});
    expectRefused(of("sweep", {"--donor-ids", "1,2,3,4,5,999"}), {"999 is not in the vocabulary"});
    expectRefused(of("sweep", kDonor + Words{"--donor-ids", "1"}), {"--donor-ids"});
    expectRefused(of("sweep", kDonor + Words{"--replace", "patch,patch"}), {"named twice"});
    expectRefused(of("layers"), {"no donor", "--donor TEXT"});
    expectRefused(of("layers", {"--donor", "Ber"}), {"the donor has 3 tokens"});
    expectRefused(of("set", kDonor + Words{"--heads", "0.0", "--replace", "mean"}), {"patch"});
    // More tokens than the model takes, in both.
    const std::string text(40, 'x');
    expectRefused({"sweep", "--model", folder(), "--prompt", text, "--donor", text + "y",
                   "--target", "a", "--control", "b"},
                  {"41"});
}

TEST_F(PatchCommands, ExportedPythonPatchesAsHeadscopeDoes) {
    const auto script = (scratch / "run.py").string();
    EXPECT_EQ(run(of("export-python", kDonor + Words{"--replace", "patch,zero", "--positions",
                                                     "1,3,5", "--out", script}))
                  .code,
              0);
    const auto python = [&] {
        const std::string command = "PYTHONPATH=" + quoted(HEADSCOPE_PYTHON_STUB) + " " +
                                    std::string(HEADSCOPE_PYTHON) + " " + quoted(script) + " >" +
                                    quoted((scratch / "out").string()) + " 2>" +
                                    quoted((scratch / "err").string());
        const int status = std::system(command.c_str());
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    };
    EXPECT_EQ(python(), 0) << readBytes(scratch / "out") << readBytes(scratch / "err");
    EXPECT_NE(readBytes(scratch / "out").find("\npatch "), std::string::npos);
    // With another donor the numbers are others.
    auto text = readBytes(script);
    const auto donor = text.find("\"donor\": {");
    ASSERT_NE(donor, std::string::npos);
    const auto id = text.find("\"id\": ", text.find("\"id\": ", donor) + 1) + 6;
    text.replace(id, text.find(',', id) - id, "7");
    writeBytes(script, text);
    EXPECT_EQ(python(), 1) << readBytes(scratch / "out") << readBytes(scratch / "err");
}

TEST_F(PatchCommands, PromptsBeginWithEndOfTextWhereAsked) {
    const Words watched{"--target", " Germany", "--control", " Italy"};
    const auto begun = json(bundled("sweep", watched + Words{"--bos", "--replace", "zero"}));
    EXPECT_EQ(begun["bos"], true);
    const auto& tokens = begun["prompt"]["tokens"];
    EXPECT_EQ(tokens[0]["text"], "<|endoftext|>");
    const auto plain = json(bundled("sweep", watched + Words{"--replace", "zero"}));
    EXPECT_FALSE(plain.contains("bos"));
    ASSERT_EQ(tokens.size(), plain["prompt"]["tokens"].size() + 1);
    for (std::size_t i = 1; i < tokens.size(); ++i)
        EXPECT_EQ(tokens[i], plain["prompt"]["tokens"][i - 1]);
    EXPECT_NE(begun["clean"]["p_target"], plain["clean"]["p_target"]);
    EXPECT_EQ(sweepFromJson(begun.dump()).bos, true);
    // The donor begins so, too, and the other commands take it.
    const auto patched =
        json(bundled("layers", watched + Words{"--bos", "--donor", "Rome is the capital of"}));
    EXPECT_EQ(patched["bos"], true);
    EXPECT_EQ(patched["donor"]["tokens"][0], tokens[0]);
    EXPECT_EQ(patched["first_difference"], 1);
    for (const auto& command :
         {bundled("map", watched), bundled("set", watched + Words{"--heads", "9.6"}),
          bundled("grow", watched + Words{"--steps", "1"}), bundled("predict", {})})
        EXPECT_EQ(json(command + Words{"--bos"})["bos"], true) << command[0];
    const auto split =
        json({"tokenize", "--model", bundledModel().string(), "--text", "Berlin is", "--bos"});
    EXPECT_EQ(split["bos"], true);
    EXPECT_EQ(split["tokens"][0],
              (Json{{"id", tokens[0]["id"]}, {"text", "<|endoftext|>"}, {"begin", 0}, {"end", 0}}));
    EXPECT_EQ(split["tokens"][1]["begin"], 0);
    expectRefused({"sweep", "--model", bundledModel().string(), "--prompt", "<|endoftext|>Berlin",
                   "--bos", "--target", " Germany", "--control", " Italy"},
                  {"begins with <|endoftext|> already"});
    // The random model has no such token.
    for (const char* command : {"sweep", "layers"})
        expectRefused(of(command, {"--bos"}), {"no token <|endoftext|>", "--bos"});
    expectRefused({"tokenize", "--model", folder(), "--text", "a", "--bos"},
                  {"no token <|endoftext|>"});
}

}  // namespace
}  // namespace headscope
