// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_report.h"
#include "scratch.h"

#include <headscope/error.h>
#include <headscope/intervention.h>
#include <headscope/quantity.h>
#include <headscope/run.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <span>

namespace headscope {
namespace {

TEST(Interventions, NamesComeBack) {
    std::vector<Intervention> all = allKinds();
    for (const double alpha : {0.0, -1.0, 0.1, 1e-9, 1000.0, -1000.0, 1.0 / 3})
        all.push_back(Scale{alpha});
    std::set<std::string> names;
    for (const auto& one : all) {
        EXPECT_EQ(interventionFromName(name(one)), one) << name(one);
        EXPECT_TRUE(names.insert(name(one)).second) << name(one);
        EXPECT_EQ(name(one).substr(0, kindName(one).size()), kindName(one));
    }
    EXPECT_EQ(name(Zero{}), "zero");
    EXPECT_EQ(name(ScalarMean{}), "mean");
    EXPECT_EQ(name(Scale{0.5}), "scale:0.5");
    EXPECT_EQ(interventionFromName("scale:-0"), Intervention(Scale{0}));
    EXPECT_EQ(name(interventionFromName("scale:-0")), "scale:0");
}

TEST(Interventions, WhatIsNoneIsRefusedWithTheNamesThatThereAre) {
    for (const char* bad : {"", "Zero", "median", "zero ", "scale", "scale:", "scale:x",
                            "scale:1e4", "scale:nan", "scale:inf", "scale:0.5:1", "zero:1"})
        EXPECT_THROW((void)interventionFromName(bad), Error) << bad;
    expectInputError({"median"}, [] { (void)interventionFromName("median"); });
    try {
        (void)interventionFromName("median");
    } catch (const Error& error) {
        for (const auto& kind : allKinds())
            EXPECT_NE(std::string(error.hint()).find(name(kind)), std::string::npos);
    }
}

TEST(Interventions, ListsAreReadAndNothingIsThereTwice) {
    EXPECT_EQ(interventionsFromNames("both"), zeroAndMean());
    EXPECT_EQ(interventionsFromNames("mean"), (std::vector<Intervention>{ScalarMean{}}));
    EXPECT_EQ(interventionsFromNames("scale:2,zero,scale:0.5"),
              (std::vector<Intervention>{Scale{2}, Zero{}, Scale{0.5}}));
    for (const char* bad : {"", ",", "zero,", "zero,zero", "scale:1,scale:1.0", "both,zero"})
        EXPECT_THROW((void)interventionsFromNames(bad), Error) << bad;
    expectInputError({"both", "zero,mean", "alone"},
                     [] { (void)interventionsFromNames("both,zero"); });
}

TEST(Interventions, WhatIsOfferedForAListIsTaken) {
    const auto offered = offeredNames();
    EXPECT_EQ(offered.size(), allKinds().size() + 1);
    for (const auto& one : offered)
        EXPECT_FALSE(interventionsFromNames(one).empty()) << one;
}

TEST(Interventions, EachHasItsWords) {
    std::set<std::string> labels;
    for (const auto& kind : allKinds()) {
        const auto said = words(kind);
        for (const auto& text : {said.label, said.brief, said.letters, said.done, said.noun,
                                 said.gerund, said.sentence})
            EXPECT_FALSE(text.empty()) << name(kind);
        EXPECT_NE(said.gerund.find("%1"), std::string::npos);
        EXPECT_NE(said.gerund.find("%2"), std::string::npos);
        EXPECT_EQ(said.sentence.back(), '.');
        EXPECT_TRUE(labels.insert(said.label).second);
    }
}

TEST(Lenses, NamesComeBackAndOldOnesAreRead) {
    for (const Lens& lens : lensesOf(allKinds()))
        EXPECT_EQ(lensFromName(name(lens)), lens) << name(lens);
    EXPECT_EQ(name(zeroMinusMean()), "zero-mean");
    EXPECT_EQ(lensesOf(zeroAndMean()),
              (std::vector<Lens>{{}, {Zero{}, {}}, {ScalarMean{}, {}}, zeroMinusMean()}));
    for (const char* bad : {"", "zero~", "~zero", "zero~zero", "zero~mean~zero", "contrast"})
        EXPECT_EQ(lensFromName(bad), std::nullopt) << bad;
}

TEST(ARun, GrowsCellByCell) {
    const auto report = sampleReport();
    const auto& whole = report.result;
    headscope::Run run;
    const SweepRequest request;
    run.begin(whole.clean, whole.drift, request);
    EXPECT_EQ(run.interventions(), zeroAndMean());
    for (const auto& part : whole.parts) {
        auto cells = part.cells;
        std::reverse(cells.begin(), cells.end());
        EXPECT_EQ(run.cell(part.intervention, cells[0].head), nullptr) << "it is still to come";
        EXPECT_EQ(run.add(part.intervention, cells), static_cast<int>(cells.size()));
        EXPECT_EQ(run.part(part.intervention)->cells, part.cells) << "in order again";
        for (const auto& cell : part.cells)
            EXPECT_EQ(*run.cell(part.intervention, cell.head), cell);
    }
    run.count();
    EXPECT_EQ(run.parts[0].robustness, whole.parts[0].robustness);
    EXPECT_EQ(run.part(VectorMean{}), nullptr);
    EXPECT_EQ(run.cell(VectorMean{}, {0, 0}), nullptr);
    // Adding again replaces, and adds nothing new; what was not asked for is not taken.
    EXPECT_EQ(run.add(Zero{}, whole.parts[1].cells), 0);
    EXPECT_EQ(*run.cell(Zero{}, {0, 0}), whole.parts[1].cells[0]);
    EXPECT_EQ(run.add(VectorMean{}, whole.parts[1].cells), 0);
    Cell outside;
    outside.head = {7, 0};
    EXPECT_EQ(run.add(Zero{}, std::span(&outside, 1)), 0) << "the model has no such head";
}

}  // namespace
}  // namespace headscope
