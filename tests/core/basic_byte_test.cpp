// SPDX-License-Identifier: GPL-3.0-or-later
// Our float32 results against a float64 implementation of the same model, basic-byte (2 x 4 heads).
#include "questions.h"
#include "reference.h"
#include "sweep/ablated_pass.h"
#include "sweep/clean_pass.h"

#include <headscope/engine.h>

namespace headscope {
namespace {

// Relative to the largest logit: 2e-6 is 16 units in the last place of float32, which is what the
// sums over 48 to 192 terms of two blocks leave.
constexpr double kBasicByteLogitTolerance = 2e-6;
// A mean over 136 tokens of differences of such logits.
constexpr double kLossTolerance = 1e-5;

class BasicByte : public ::testing::Test {
 protected:
    void SetUp() override {
        HEADSCOPE_NEEDS(m_path);
        reference = test::readJson(m_path / "reference.json");
        model = std::make_unique<test::LoadedModel>(m_path);
        ids = reference["ids"].get<std::vector<std::int64_t>>();
    }

    // Mean next-token loss with the heads of `ablated` set to zero at every position.
    double meanLoss(const std::vector<HeadId>& ablated) const {
        double sum = 0;
        for (std::size_t t = 1; t < ids.size(); ++t) {
            const std::vector<std::int64_t> seen(ids.begin(),
                                                 ids.begin() + static_cast<std::ptrdiff_t>(t));
            const auto clean =
                runClean(model->packed, at::tensor(seen, at::kLong).unsqueeze(0), Positions::all());
            const auto logits = ablated.empty()
                                    ? clean.logits
                                    : runAblated(model->packed, clean,
                                                 {test::variantOf(clean, ablated, Zero{})})[0];
            sum -= at::log_softmax(logits.to(at::kDouble), -1)[ids[t]].item<double>();
        }
        return sum / static_cast<double>(ids.size() - 1);
    }

    std::filesystem::path m_path = test::shared("checkpoints/basic-byte");
    nlohmann::json reference;
    std::unique_ptr<test::LoadedModel> model;
    std::vector<std::int64_t> ids;
};

TEST_F(BasicByte, LastLogitsAndLossOfTheCleanRun) {
    const auto expected = reference["last_logits"].get<std::vector<double>>();
    const auto logits =
        forward(model->weights, at::tensor(ids, at::kLong).unsqueeze(0))[0][-1].to(at::kDouble);
    const auto reference_logits = at::tensor(expected, at::kDouble);
    EXPECT_LE(test::maxDifference(logits, reference_logits),
              kBasicByteLogitTolerance * reference_logits.abs().max().item<double>());
    EXPECT_NEAR(meanLoss({}), reference["mean_nll"].get<double>(), kLossTolerance);
}

TEST_F(BasicByte, LossAfterZeroingEachHead) {
    for (const auto& [name, loss] : reference["ablated_mean_nll"].items())
        EXPECT_NEAR(meanLoss({{name[0] - '0', name[2] - '0'}}), loss.get<double>(), kLossTolerance)
            << "head " << name;
}

TEST_F(BasicByte, LossAfterZeroingAllHeads) {
    std::vector<HeadId> all;
    for (int layer = 0; layer < 2; ++layer)
        for (int head = 0; head < 4; ++head)
            all.push_back({layer, head});
    EXPECT_NEAR(meanLoss(all), reference["all_ablated"].get<double>(), kLossTolerance);
}

}  // namespace
}  // namespace headscope
