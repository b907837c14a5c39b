"""Which heading names mean which field. Data, so that users may add the names of their plan."""

from __future__ import annotations

from collections.abc import Mapping as Names
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Field(StrEnum):
    """What a column, a label or a bracket can be the name of."""

    NAME = "name"
    LOCAL_NAME = "local_name"
    SECTOR = "sector"
    DEPARTMENT = "department"
    MODE = "mode"
    OPERATOR = "operator"
    PLACE = "place"
    AREA = "area"
    TARGET = "target"
    STAFFING = "staffing"
    LAW = "law"
    CONTENTS = "contents"
    OTHER = "other"


_DEFAULT = {
    Field.NAME: """
        事業名 事業名称 事業の名称 法対象事業 対象事業 実施事業 事業 実施する事業 法定事業名
        法定事業 取組名 事業種別 既存事業名 構成事業 支援事業名 事業・取組名 取組・事業名""",
    Field.LOCAL_NAME: """
        市該当事業 町該当事業 村該当事業 区該当事業 該当事業 本市の事業名 本町の事業名
        市事業名 町事業名 市の事業名 町の事業名 通称 愛称""",
    Field.SECTOR: "分野 対象分野 事業分野 属性 分野別 支援分野",
    Field.DEPARTMENT: """
        担当課 所管課 所管 担当部署 担当部局 担当課等 所管部署 所管課等 主管課 担当課室 所管課室
        担当 所管部局 実施課 関係課 担当窓口課 市担当課 町担当課 事業担当課 事業所管課 所管課名
        担当課名 担当係 担当課・係 所管課・係 担当部課
        主管 主管部署 所管室課 主管課名 所轄課 担当所属 所属 担当課（係） 実施課名 担当グループ
        市の担当課 町の担当課 村の担当課 主担当課 所管（担当課）""",
    Field.MODE: """
        実施方式 実施方法 実施体制 運営形態 運営 運営方法 運営方式 実施形態 運営体制 直営・委託の別
        直営・委託 直営委託の別 直営/委託 事業形態 実施区分 直営又は委託 直営または委託 提供体制
        運営区分 実施形式 提供方法 提供の方法 運営の方法 運営の形態 実施の方法 実施の形態 形態
        事業の実施方法 事業の実施方式 直営・委託等 実施手法 委託・直営の別 委託・直営""",
    Field.OPERATOR: """
        実施主体 運営主体 委託先 受託者 受託法人 運営法人 実施機関 事業者 運営者 委託先等 事業実施者
        実施者 受託事業者 運営団体 実施団体 委託先名 委託事業者""",
    Field.PLACE: """
        相談場所 拠点または施設名称 拠点又は施設名称 拠点・施設名称 施設名称 活動場所 活動場所等
        相談窓口 事業所名 支援機関 拠点 拠点等 設置 設置場所 実施場所 窓口 相談機関 拠点名 施設名
        箇所 か所 場所 相談支援機関 相談支援拠点 社会参加資源 社会資源 実施拠点 拠点施設 相談先
        相談拠点 設置箇所 実施箇所 実施施設 開設場所 会場 窓口名 窓口名称 相談窓口等 活動拠点
        拠点名称 名称 実施場所等 居場所 既存の拠点 拠点となる施設 相談窓口名 設置場所等 相談の場所
        事業所 施設 拠点・窓口 窓口・拠点
        設置状況 活動の場 活動の拠点 相談を受ける場所 窓口となる機関 設置施設 相談場所等
        実施場所・拠点 主な拠点 主な窓口 相談窓口・拠点 開催場所 実施場所（拠点）""",
    Field.AREA: """
        圏域 対象圏域 担当圏域 対象地域 担当地区 地区 実施区域 実施圏域 対象区域 区域 実施地域
        提供区域 担当区域 担当地域""",
    Field.TARGET: """
        対象者 支援対象者 対象 利用対象者 対象となる人 対象となる方 支援対象 利用対象 相談対象者
        主な対象者 主な対象 対象者等""",
    Field.STAFFING: """
        人員配置 配置職員 職員配置 人員体制 職員体制 配置人員 職種 職員 スタッフ 配置職種 従事者
        人員 人員配置等 配置基準 配置職員等""",
    Field.LAW: "根拠法令 根拠法 根拠 根拠規定 関係法令 法的根拠 根拠条文 根拠法令等",
    Field.CONTENTS: """
        事業内容 業務内容 事業概要 事業の概要 事業の内容 支援内容 概要 事業概要および取組内容
        事業概要及び取組内容 取組内容 内容 主な業務 事業目的 実施内容 主な内容 取組の内容
        具体的な内容 事業の目的 目的 活動内容 主な取組 業務の内容 相談内容 事業説明""",
    Field.OTHER: """
        備考 開催頻度 開催日 利用料 電話 電話番号 連絡先 住所 所在地 施策・目標 目標 実施頻度
        設置数 開設日 開設時間 受付時間 箇所数 か所数 実施回数 開始年度 予算 財源 今後の方向性
        課題 設置形態 主催 事務局 会議名 会議体 構成員 出席者 連携先 連携機関 関係機関 連携課 評価
        号 法 条文 区分 番号 No. NO 指標 事業区分 事業の役割 事業の方向性
        配置先 人数 単位 現状値 目標値""",
}
DEFAULT_NAMES: Names[Field, tuple[str, ...]] = MappingProxyType(
    {each: tuple(names.split()) for each, names in _DEFAULT.items()}
)


@dataclass(frozen=True, slots=True)
class Mapping:
    """The heading names of each field."""

    names: Names[Field, tuple[str, ...]] = field(default_factory=lambda: DEFAULT_NAMES)

    def with_names(self, target: Field, *names: str) -> Mapping:
        """Return a mapping that also knows ``names``; a name means what it was last given."""
        kept = {
            each: tuple(name for name in known if name not in names)
            for each, known in self.names.items()
        }
        kept[target] = (*kept.get(target, ()), *names)
        return Mapping(MappingProxyType(kept))


DEFAULT = Mapping()
