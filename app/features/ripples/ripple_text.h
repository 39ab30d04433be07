// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/draw_ripples.h"

#include <headscope/similarity.h>

#include <QString>
#include <QStringList>

#include <cstddef>
#include <utility>
#include <vector>

namespace headscope::app {

// What ripples show and say. GUI thread (translated).

/// What is looked at over the layers.
enum class RippleView {
    TwoTokens,  ///< the cosine of two tokens
    AllPairs,   ///< the mean over all pairs of tokens
    EachToken,  ///< each token, clean against ablated
};
inline constexpr RippleView kRippleViews[] = {RippleView::TwoTokens, RippleView::AllPairs,
                                              RippleView::EachToken};
/// "two-tokens", "all-pairs", "each-token": in sessions. And the first for another name.
[[nodiscard]] QString name(RippleView view);
[[nodiscard]] RippleView rippleViewFromName(const QString& name);

/// "E" for the embedding, then the layers' numbers.
[[nodiscard]] QStringList pointNames(const Similarity& similarity);
/// The curves of a view. `request` is what was asked; `token`: the position that is highlighted in
/// the view of each token; `change`: only what the ablation changes, if there is one.
[[nodiscard]] std::vector<RippleCurve> rippleCurves(const Similarity& similarity,
                                                    const SimilarityRequest& request,
                                                    RippleView view, int token, bool change);
/// What is measured: for an axis.
[[nodiscard]] QString rippleAxis(RippleView view, bool change);
/// What the curves say, in a sentence or two. `change` as above; `isPatch`: the run is shown
/// patched, of which there is only the clean curve.
[[nodiscard]] QString rippleText(const Similarity& similarity, const SimilarityRequest& request,
                                 RippleView view, bool change, bool isPatch);
/// The numbers at one point.
[[nodiscard]] QString ripplePointText(const std::vector<RippleCurve>& curves, int point);
/// "Cosine of ␣Berlin and ␣of", or of "z (22) and z (23)": a title.
[[nodiscard]] QString rippleTitle(const Similarity& similarity, const SimilarityRequest& request,
                                  RippleView view);
/// For captions.
[[nodiscard]] QString rippleSentences(const Similarity& similarity,
                                      const SimilarityRequest& request, RippleView view,
                                      bool change);

}  // namespace headscope::app
